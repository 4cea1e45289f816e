package org.latchkey.protocol.relay;

import org.latchkey.protocol.wire.JsonFields;
import org.latchkey.protocol.wire.MalformedException;

/// Tells a side that the other has joined: `{"type":"ready"}`. Binary messages may follow.
public final class ReadyMessage {
  public static final String JSON = "{\"type\":\"ready\"}";

  private ReadyMessage() {}

  /// Accepts a ready message, with whatever other fields.
  public static void require(String json) throws MalformedException {
    if (!JsonFields.read(json, JoinMessage.LONGEST_BYTES).text("type", 1, 16).equals("ready")) {
      throw new MalformedException("expected ready");
    }
  }
}
