package org.latchkey.agent.worker;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.signin.ControlJson;
import org.latchkey.agent.stream.Frame;
import org.latchkey.agent.stream.StreamLimits;
import org.latchkey.protocol.wire.Bytes;

/// Whether the person at the browser can be heard, as the agent tells the worker on stream 0
/// (`docs/host-sign-in.md` §1).
public enum ViewerPresence {
  /// Nothing was heard for too long, or the session is parked.
  AWAY("paused"),
  /// Heard again.
  BACK("resumed");

  private final String type;

  ViewerPresence(String type) {
    this.type = type;
  }

  /// What the agent sends to the worker.
  public Frame frame() {
    return new Frame.Data(StreamLimits.CONTROL_STREAM, json());
  }

  private Bytes json() {
    return Bytes.view(ControlJson.ofType(type).toBytes());
  }

  /// What a message says; null for any other than these.
  static @Nullable ViewerPresence read(Bytes message) {
    return Arrays.stream(values())
        .filter(presence -> presence.json().equals(message))
        .findFirst()
        .orElse(null);
  }
}
