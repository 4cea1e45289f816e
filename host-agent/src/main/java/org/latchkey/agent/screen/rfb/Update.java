package org.latchkey.agent.screen.rfb;

/// One FramebufferUpdate being put together (RFC 6143 §7.6.1). Never longer than the viewer's
/// credit.
///
/// ```
/// 0 u8 | padding 1 | rectangles u16 | rectangle …
/// ```
final class Update {
  private static final int TYPE = 0;
  private static final int HEADER_BYTES = 4;
  private static final int COUNT_POSITION = 2;

  /// However much credit there is, so that the first pixels leave before the last are encoded.
  private static final int MAXIMUM_BYTES = 1 << 20;

  /// Of 65,535, with room for one that comes as several.
  private static final int MOST_RECTANGLES = 60_000;

  private final RfbWriter out = new RfbWriter(64 * 1024);
  private final EncodingTally tally = new EncodingTally();
  private int rectangles;
  private long budgetBytes;

  /// Starts anew.
  void begin(long creditBytes) {
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
    return rectangles > MOST_RECTANGLES ? 0 : budgetBytes - out.length();
  }

  /// Completes the message, which is then in [#out].
  void finish() {
    out.u16At(COUNT_POSITION, rectangles);
    if (out.length() < HEADER_BYTES) {
      throw new AssertionError("an update was not begun");
    }
  }
}
