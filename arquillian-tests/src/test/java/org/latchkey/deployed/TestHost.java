package org.latchkey.deployed;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.util.Map;
import org.latchkey.protocol.enrollment.ComputerName;
import org.latchkey.protocol.enrollment.EnrollmentAnswer;
import org.latchkey.protocol.enrollment.EnrollmentCode;
import org.latchkey.protocol.enrollment.EnrollmentRequest;
import org.latchkey.protocol.identity.ChannelKey;
import org.latchkey.protocol.identity.HostIdentifier;
import org.latchkey.protocol.identity.SigningKeyPair;
import org.latchkey.protocol.identity.TlsPin;
import org.latchkey.protocol.link.Challenge;
import org.latchkey.protocol.link.Hello;
import org.latchkey.protocol.link.LinkCodec;
import org.latchkey.protocol.link.LinkMessage;
import org.latchkey.protocol.link.LinkNonce;
import org.latchkey.protocol.link.LinkProof;
import org.latchkey.protocol.link.Welcome;
import org.latchkey.protocol.wire.MalformedException;
import org.latchkey.protocol.wire.RandomBytes;

/// A host as the gateway sees one: keys, an identifier, a link.
public final class TestHost {
  private final RunningGateway gateway;
  private final SecureRandom random = new SecureRandom();
  private final SigningKeyPair signing = SigningKeyPair.generate();
  private final ChannelKey channelKey;
  private final String name;

  public TestHost(RunningGateway gateway, String name) {
    this.gateway = gateway;
    this.name = name;
    this.channelKey = new ChannelKey(RandomBytes.draw(random, ChannelKey.BYTES));
  }

  EnrollmentRequest request(String code, TlsPin seen) throws MalformedException {
    return EnrollmentRequest.make(
        EnrollmentCode.parse(code), ComputerName.parse(name), signing, channelKey, seen);
  }

  HttpResponse<String> ask(EnrollmentRequest request) throws IOException, InterruptedException {
    return gateway.send(
        gateway
            .request("/agent/enroll")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(request.json())));
  }

  public EnrollmentAnswer enroll(Browser owner)
      throws IOException, InterruptedException, MalformedException {
    HttpResponse<String> answer = ask(request(owner.enrollmentCode(), gateway.pin()));
    if (answer.statusCode() != 201) {
      throw new IOException("enroll: " + answer.statusCode() + " " + answer.body());
    }
    return EnrollmentAnswer.read(answer.body());
  }

  /// Opens a link and says hello; what comes back is still to be read.
  Wire hello(EnrollmentAnswer enrolled, TlsPin seen) throws IOException, MalformedException {
    return hello(enrolled, enrolled.identifier(), signing, seen);
  }

  Wire hello(EnrollmentAnswer enrolled, HostIdentifier identifier, SigningKeyPair key, TlsPin seen)
      throws IOException, MalformedException {
    Wire link = Wire.open(gateway, "/agent/link", Map.of());
    Challenge challenge = (Challenge) LinkCodec.read(link.readText());
    LinkNonce ours = LinkNonce.random(random);
    link.text(
        LinkCodec.write(
            new Hello(
                enrolled.computerId(),
                identifier,
                ours,
                "test",
                LinkProof.make(key, seen, enrolled.computerId(), challenge.nonce(), ours))));
    return link;
  }

  /// Brings a link up.
  public Wire link(EnrollmentAnswer enrolled) throws IOException, MalformedException {
    Wire link = hello(enrolled, gateway.pin());
    LinkMessage answer = LinkCodec.read(link.readText());
    if (!(answer instanceof Welcome)) {
      throw new IOException("no welcome but " + answer);
    }
    return link;
  }

  Wire relay() throws IOException {
    return Wire.open(gateway, "/agent/relay", Map.of());
  }
}
