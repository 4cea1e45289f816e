package org.latchkey.protocol.link;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.latchkey.protocol.identity.SessionId;
import org.latchkey.protocol.wire.JsonFields;
import org.latchkey.protocol.wire.MalformedException;

/// Either side: a session is over, for presence and the record. `session-ended {session, fault}`.
///
/// @param fault the id of a fault; may be one that is not known here
public record SessionEnded(SessionId session, String fault) implements LinkMessage {
  static final String TYPE = "session-ended";

  public SessionEnded {
    if (!FaultName.fits(fault)) {
      throw new IllegalArgumentException("not the id of a fault");
    }
  }

  static SessionEnded read(JsonFields fields) throws MalformedException {
    return new SessionEnded(SessionId.parse(fields.text("session", 1, 64)), FaultName.read(fields));
  }

  void write(ObjectNode object) {
    object.put("session", session.hex());
    object.put("fault", fault);
  }
}
