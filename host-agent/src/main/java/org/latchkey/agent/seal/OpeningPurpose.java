package org.latchkey.agent.seal;

import org.latchkey.protocol.wire.MalformedException;
import org.latchkey.protocol.wire.WireReader;
import org.latchkey.protocol.wire.WireWriter;

/// What a channel is opened for (`docs/sealed-channel.md` §2). Direct (3) is reserved and refused
/// like unknown ones.
public sealed interface OpeningPurpose {
  /// A new session.
  record Open() implements OpeningPurpose {}

  /// A session that had a channel before.
  ///
  /// @param resumptions how often it was resumed already, u32
  record Resume(long resumptions) implements OpeningPurpose {
    public Resume {
      if (resumptions < 0 || resumptions > 0xffff_ffffL) {
        throw new IllegalArgumentException(resumptions + " is not a u32");
      }
    }
  }

  /// The number in the browser's hello and in the prologue.
  default int code() {
    return switch (this) {
      case Open _ -> 1;
      case Resume _ -> 2;
    };
  }

  /// Writes what follows in the two hellos and in the prologue: the count, or nothing.
  default void writeCount(WireWriter writer) {
    switch (this) {
      case Open _ -> {}
      case Resume resume -> writer.u32(resume.resumptions());
    }
  }

  /// Reads what [#writeCount] wrote.
  static OpeningPurpose read(int code, WireReader reader) throws MalformedException {
    return switch (code) {
      case 1 -> new Open();
      case 2 -> new Resume(reader.u32());
      default -> throw new MalformedException("the purpose " + code);
    };
  }
}
