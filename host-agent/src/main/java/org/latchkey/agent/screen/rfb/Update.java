package org.latchkey.agent.screen.rfb;

import java.io.IOException;
import org.latchkey.agent.screen.capture.Rectangle;

/// One FramebufferUpdate being put together (RFC 6143 §7.6.1). Never longer than the viewer's
/// credit.
///
/// ```
/// 0 u8 | padding 1 | rectangles u16 | rectangle …
/// ```
///
/// To a viewer that knows LastRect ("The RFB Protocol") it is sent in parts while the rest is still
/// being encoded: the number of rectangles is then 65,535, and one with the encoding -224 and
/// nothing in it ends them.
final class Update {
  private static final int TYPE = 0;
  private static final int HEADER_BYTES = 4;
  private static final int COUNT_POSITION = 2;
  private static final int COUNT_OPEN = 0xffff;
  private static final Rectangle NOTHING = new Rectangle(0, 0, 0, 0);

  /// However much credit there is, so that the first pixels leave before the last are encoded.
  private static final int MAXIMUM_BYTES = 1 << 20;

  /// Of 65,535, with room for one that comes as several.
  private static final int MOST_RECTANGLES = 60_000;

  /// Less is not worth a part of its own.
  private static final int PART_BYTES = 64 * 1024;

  /// Where parts go.
  interface Sink {
    void write(byte[] bytes, int offset, int length) throws IOException;
  }

  private final Sink sink;
  private final RfbWriter out = new RfbWriter(64 * 1024);
  private final EncodingTally tally = new EncodingTally();
  private int rectangles;
  private long budgetBytes;
  private long sentBytes;
  private boolean inParts;

  Update(Sink sink) {
    this.sink = sink;
  }

  /// Starts anew.
  ///
  /// @param lastRectangle whether the viewer knows LastRect
  void begin(long creditBytes, boolean lastRectangle) {
    inParts = lastRectangle;
    sentBytes = 0;
    out.clear();
    out.u8(TYPE);
    out.u8(0);
    out.u16(0);
    rectangles = 0;
    tally.clear();
    budgetBytes = Math.min(creditBytes, MAXIMUM_BYTES);
  }

  /// Where to append a rectangle; then call [#added].
  RfbWriter out() {
    return out;
  }

  void added(int count) {
    rectangles += count;
  }

  /// For the figures: so many pixels were appended in this encoding.
  void painted(int encoding, long pixels) {
    tally.add(encoding, pixels);
  }

  /// The name of the encoding of most pixels; empty without any.
  String mostUsed() {
    return tally.most();
  }

  boolean isEmpty() {
    return rectangles == 0;
  }

  /// What may still be appended.
  long roomBytes() {
    long end = inParts ? RectangleEncoding.HEADER_BYTES : 0;
    return rectangles > MOST_RECTANGLES ? 0 : budgetBytes - end - lengthBytes();
  }

  /// What was sent and what is in [#out].
  long lengthBytes() {
    return sentBytes + out.length();
  }

  /// Sends what is complete, if it is worth it and the viewer knows LastRect.
  void sendPart() throws IOException {
    if (inParts && out.length() >= PART_BYTES) {
      if (sentBytes == 0) {
        out.u16At(COUNT_POSITION, COUNT_OPEN);
      }
      sink.write(out.array(), 0, out.length());
      sentBytes += out.length();
      out.clear();
    }
  }

  /// Completes the message, whose end, or all of it, is then in [#out].
  void finish() {
    if (lengthBytes() < HEADER_BYTES) {
      throw new AssertionError("an update was not begun");
    }
    if (sentBytes == 0) {
      out.u16At(COUNT_POSITION, rectangles);
    } else {
      RectangleEncoding.header(NOTHING, Encodings.LAST_RECTANGLE, out);
    }
  }
}
