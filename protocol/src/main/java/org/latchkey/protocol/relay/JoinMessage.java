package org.latchkey.protocol.relay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.latchkey.protocol.identity.SessionId;
import org.latchkey.protocol.wire.Base64Url;
import org.latchkey.protocol.wire.JsonFields;
import org.latchkey.protocol.wire.MalformedException;

/// The first message of either side: `{"type":"join","session":…,"token":…}`, these fields and no
/// others (`docs/protocol.md` §7).
public record JoinMessage(SessionId session, RelayToken token) {
  public static final int LONGEST_BYTES = 512;

  public static JoinMessage read(String json) throws MalformedException {
    JsonFields fields =
        JsonFields.read(json, LONGEST_BYTES).refuseOthers("type", "session", "token");
    if (!fields.text("type", 1, 16).equals("join")) {
      throw new MalformedException("the first message must be a join");
    }
    return new JoinMessage(
        SessionId.parse(fields.text("session", 1, 64)),
        new RelayToken(fields.bytes("token", RelayToken.BYTES)));
  }

  public String json() {
    ObjectNode object = JsonFields.newObject();
    object.put("type", "join").put("session", session.hex());
    object.put("token", Base64Url.encode(token.secret()));
    return object.toString();
  }
}
