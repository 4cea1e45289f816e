package org.latchkey.deployed;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.latchkey.protocol.enrollment.EnrollmentAnswer;
import org.latchkey.protocol.identity.SessionId;
import org.latchkey.protocol.link.LinkCodec;
import org.latchkey.protocol.link.SessionOffer;
import org.latchkey.protocol.relay.JoinMessage;
import org.latchkey.protocol.relay.ReadyMessage;
import org.latchkey.protocol.relay.RelayToken;
import org.latchkey.protocol.wire.Base64Url;
import org.latchkey.protocol.wire.MalformedException;

/// A session that was asked for and offered, and the two joins that belong to it.
public record RelayMeeting(
    SessionId session, String ticket, JoinMessage browser, JoinMessage host) {

  /// Asks for a session and takes the offer from the host's link.
  public static RelayMeeting ask(Browser browser, EnrollmentAnswer enrolled, Wire link)
      throws IOException, InterruptedException, MalformedException {
    return asked(browser.post(path(enrolled)), link, false);
  }

  /// Asks to resume a session, of which the gateway need not have heard.
  static RelayMeeting resume(
      Browser browser, EnrollmentAnswer enrolled, Wire link, SessionId session)
      throws IOException, InterruptedException, MalformedException {
    return asked(
        browser.post(path(enrolled), "{\"resume\":\"" + session.hex() + "\"}"), link, true);
  }

  private static String path(EnrollmentAnswer enrolled) {
    return "/api/computers/" + enrolled.computerId().hex() + "/sessions";
  }

  private static RelayMeeting asked(HttpResponse<String> answer, Wire link, boolean resume)
      throws IOException, MalformedException {
    if (answer.statusCode() != 201) {
      throw new IOException("sessions: " + answer.statusCode() + " " + answer.body());
    }
    JsonNode json = RunningGateway.json(answer);
    SessionId session = SessionId.parse(json.path("session").asText());
    SessionOffer offer = (SessionOffer) LinkCodec.read(link.readText());
    if (offer.resume() != resume
        || !offer.session().equals(session)
        || !offer.ticket().equals(json.path("ticket").asText())) {
      throw new IOException("the host was offered something else");
    }
    RelayToken ours = new RelayToken(Base64Url.decode(json.path("relayToken").asText()));
    return new RelayMeeting(
        session,
        offer.ticket(),
        new JoinMessage(session, ours),
        new JoinMessage(session, offer.relayToken()));
  }

  /// Both sides, joined and ready.
  public record Joined(Wire browser, Wire host) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      browser.close();
      host.close();
    }
  }

  public Joined join(Browser who, TestHost with) throws IOException, MalformedException {
    Wire ofHost = with.relay();
    ofHost.text(host.json());
    Wire ofBrowser = who.relay();
    ofBrowser.text(browser.json());
    ReadyMessage.require(ofHost.readText());
    ReadyMessage.require(ofBrowser.readText());
    return new Joined(ofBrowser, ofHost);
  }
}
