package org.latchkey.agent.screen.rfb.reference;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// One zlib stream of the server's, which goes on from rectangle to rectangle; each gets a piece of
/// it that was flushed.
final class ZlibInput {
  private final Inflater inflater = new Inflater();

  /// The next piece. The one before must have been used up.
  void feed(byte[] compressed) {
    Malformed.unless(inflater.getRemaining() == 0, "nothing beyond a rectangle");
    inflater.setInput(compressed);
  }

  byte[] bytes(int length) {
    byte[] result = new byte[length];
    int done = 0;
    while (done < length) {
      int step = inflate(result, done);
      Malformed.unless(step > 0, "enough zlib data");
      done += step;
    }
    return result;
  }

  int u8() {
    return bytes(1)[0] & 0xff;
  }

  /// Checks that the piece held no more than was read.
  void end() {
    Malformed.unless(inflate(new byte[1], 0) == 0, "no more zlib data than needed");
    Malformed.unless(inflater.getRemaining() == 0, "a piece that ends where its data end");
    Malformed.unless(!inflater.finished(), "a zlib stream that goes on");
  }

  private int inflate(byte[] target, int start) {
    try {
      return inflater.inflate(target, start, target.length - start);
    } catch (DataFormatException wrong) {
      throw new Malformed("zlib data: " + wrong.getMessage());
    }
  }
}
