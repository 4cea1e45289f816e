package org.latchkey.protocol.link;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.latchkey.protocol.identity.SessionId;
import org.latchkey.protocol.relay.RelayToken;
import org.latchkey.protocol.ticket.CompactTicket;
import org.latchkey.protocol.wire.Base64Url;
import org.latchkey.protocol.wire.JsonFields;
import org.latchkey.protocol.wire.MalformedException;

/// Gateway to host: somebody asks for a session. `session-offer {session, ticket, relayToken,
/// resume}`.
///
/// @param ticket as it was written; verifying it is the host's next step
/// @param resume whether the browser says that it had this session before
public record SessionOffer(SessionId session, String ticket, RelayToken relayToken, boolean resume)
    implements LinkMessage {
  static final String TYPE = "session-offer";

  static SessionOffer read(JsonFields fields) throws MalformedException {
    return new SessionOffer(
        SessionId.parse(fields.text("session", 1, 64)),
        fields.text("ticket", 1, CompactTicket.LONGEST),
        new RelayToken(fields.bytes("relayToken", RelayToken.BYTES)),
        fields.flag("resume"));
  }

  void write(ObjectNode object) {
    object.put("session", session.hex());
    object.put("ticket", ticket);
    object.put("relayToken", Base64Url.encode(relayToken.secret()));
    object.put("resume", resume);
  }

  @Override
  public String toString() {
    return "SessionOffer[session=" + session + ", resume=" + resume + "]";
  }
}
