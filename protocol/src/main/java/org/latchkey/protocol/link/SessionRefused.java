package org.latchkey.protocol.link;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.latchkey.protocol.identity.SessionId;
import org.latchkey.protocol.wire.JsonFields;
import org.latchkey.protocol.wire.MalformedException;

/// Host to gateway: it will not serve this session. `session-refused {session, fault}`.
///
/// @param fault the id of a fault; may be one that is not known here
public record SessionRefused(SessionId session, String fault) implements LinkMessage {
  static final String TYPE = "session-refused";

  public SessionRefused {
    if (!FaultName.fits(fault)) {
      throw new IllegalArgumentException("not the id of a fault");
    }
  }

  static SessionRefused read(JsonFields fields) throws MalformedException {
    return new SessionRefused(
        SessionId.parse(fields.text("session", 1, 64)), FaultName.read(fields));
  }

  void write(ObjectNode object) {
    object.put("session", session.hex());
    object.put("fault", fault);
  }
}
