package org.latchkey.protocol.link;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.latchkey.protocol.identity.SessionId;
import org.latchkey.protocol.wire.JsonFields;
import org.latchkey.protocol.wire.MalformedException;

/// Host to gateway: it will come to the relay. `session-accepted {session}`.
public record SessionAccepted(SessionId session) implements LinkMessage {
  static final String TYPE = "session-accepted";

  static SessionAccepted read(JsonFields fields) throws MalformedException {
    return new SessionAccepted(SessionId.parse(fields.text("session", 1, 64)));
  }

  void write(ObjectNode object) {
    object.put("session", session.hex());
  }
}
