package org.latchkey.agent.stream;

import org.latchkey.protocol.wire.Bytes;
import org.latchkey.protocol.wire.MalformedException;
import org.latchkey.protocol.wire.WireReader;

/// A parser with a bug put there on purpose: it believes a length without looking. It shows that
/// the fuzzing of our parsers would find one like it.
public final class PlantedBug {
  private PlantedBug() {}

  /// What Jazzer calls; leaving by an unchecked exception is a finding.
  public static void fuzzerTestOneInput(byte[] data) {
    try {
      WireReader reader = new WireReader(Bytes.copyOf(data));
      if (reader.u16() != 1 || reader.u8() != FrameKind.OPEN.code()) {
        return;
      }
      int nameLength = reader.u8();
      byte[] rest = reader.rest().toArray();
      if (nameLength > 0 && rest[nameLength - 1] == '!') {
        throw new MalformedException("a module name that shouts");
      }
    } catch (MalformedException _) {
      // the only way that was meant
    }
  }
}
