package org.latchkey.agent.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.latchkey.agent.Texts;
import org.latchkey.agent.state.StateDirectory;
import org.latchkey.agent.state.StateException;
import org.latchkey.protocol.wire.JsonFields;
import org.latchkey.protocol.wire.MalformedException;

/// What the running agent says of itself in `status.json`, and `latchkey status` reads.
///
/// @param since of this state
/// @param reason why it is offline; empty when it is online
record AgentStatus(boolean online, Instant since, String reason, int sessions) {
  private static final String NAME = "status.json";
  private static final int LONGEST_BYTES = 16 * 1024;
  private static final int LONGEST_REASON = 1_000;

  static Optional<AgentStatus> read(StateDirectory state) throws StateException, IOException {
    Optional<byte[]> content = state.read(NAME);
    if (content.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(parse(new String(content.get(), UTF_8)));
    } catch (MalformedException e) {
      throw new StateException(
          Texts.of("state.damaged-status", state.path().resolve(NAME), Texts.reason(e)));
    }
  }

  void write(StateDirectory state) throws IOException {
    state.write(NAME, json().getBytes(UTF_8));
  }

  static AgentStatus parse(String json) throws MalformedException {
    JsonFields fields = JsonFields.read(json, LONGEST_BYTES);
    return new AgentStatus(
        fields.text("state", 1, 16).equals("online"),
        fields.time("since"),
        fields.text("reason", 0, LONGEST_REASON),
        Math.toIntExact(fields.number("sessions", 0, 1_000)));
  }

  String json() {
    ObjectNode object = JsonFields.newObject();
    object.put("state", online ? "online" : "offline");
    object.put("since", since.toString());
    object.put("reason", reason.substring(0, Math.min(reason.length(), LONGEST_REASON)));
    object.put("sessions", sessions);
    return object.toPrettyString();
  }
}
