package org.latchkey.agent.screen.rfb;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

/// The encodings that the viewer knows, best first (RFC 6143 §7.5.2). Unknown ones are ignored.
///
/// ```
/// 2 u8 | padding 1 | count u16 | encoding s32 × count
/// ```
record SetEncodings(List<Integer> encodings) implements ClientMessage {
  static final int TYPE = 2;

  /// Viewers list some thirty.
  static final int MAXIMUM_COUNT = 256;

  /// Reads what follows the type.
  static SetEncodings read(RfbReader in) throws IOException, RfbFault {
    in.skip(1);
    int count = in.u16();
    if (count > MAXIMUM_COUNT) {
      throw new RfbFault("a list of " + count + " encodings");
    }
    int[] encodings = new int[count];
    for (int i = 0; i < count; i++) {
      encodings[i] = in.s32();
    }
    return new SetEncodings(IntStream.of(encodings).boxed().toList());
  }
}
