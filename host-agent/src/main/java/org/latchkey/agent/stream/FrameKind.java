package org.latchkey.agent.stream;

import org.jspecify.annotations.Nullable;

/// The kinds of frames and their numbers on the wire (`docs/sealed-channel.md` §4).
public enum FrameKind {
  OPEN(1),
  ACCEPTED(2),
  REFUSED(3),
  DATA(4),
  CREDIT(5),
  CLOSE(6),
  RECEIVED(7);

  private final int code;

  FrameKind(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  static @Nullable FrameKind of(int code) {
    for (FrameKind kind : values()) {
      if (kind.code == code) {
        return kind;
      }
    }
    return null;
  }
}
