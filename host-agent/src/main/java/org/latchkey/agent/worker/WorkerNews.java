package org.latchkey.agent.worker;

import org.jspecify.annotations.Nullable;
import org.latchkey.agent.signin.ControlFields;
import org.latchkey.agent.signin.ControlJson;
import org.latchkey.agent.stream.Frame;
import org.latchkey.agent.stream.StreamLimits;
import org.latchkey.protocol.wire.Bytes;
import org.latchkey.protocol.wire.MalformedException;

/// What a worker tells the agent on stream 0 once it is ready (`docs/host-sign-in.md` §1): the word
/// of a process that is the OS user, and good for nothing that this user must not decide.
public sealed interface WorkerNews {
  /// A key or the pointer was played.
  record Active() implements WorkerNews {}

  /// A screen was shown, so it will be locked at the end.
  record Locks() implements WorkerNews {}

  /// The screen is locked.
  record Locked() implements WorkerNews {}

  /// The screen is not locked, or nobody knows.
  record LockFailed(String reason) implements WorkerNews {}

  /// What the worker sends to the agent.
  default Frame frame() {
    return new Frame.Data(StreamLimits.CONTROL_STREAM, json());
  }

  /// The message itself.
  default Bytes json() {
    ControlJson json =
        switch (this) {
          case Active _ -> ControlJson.ofType("active");
          case Locks _ -> ControlJson.ofType("locks");
          case Locked _ -> ControlJson.ofType("locked");
          case LockFailed failed ->
              ControlJson.ofType("lock-failed").put("reason", failed.reason());
        };
    return Bytes.view(json.toBytes());
  }

  /// What a message says; null for any other than these, malformed ones too.
  static @Nullable WorkerNews read(Bytes message) {
    if (message.length() > ControlFields.MAX_BYTES) {
      return null;
    }
    try (ControlFields fields = ControlFields.parse(message.toArray())) {
      return switch (fields.type()) {
        case "active" -> new Active();
        case "locks" -> new Locks();
        case "locked" -> new Locked();
        case "lock-failed" -> new LockFailed(fields.text("reason"));
        default -> null;
      };
    } catch (MalformedException _) {
      return null;
    }
  }
}
