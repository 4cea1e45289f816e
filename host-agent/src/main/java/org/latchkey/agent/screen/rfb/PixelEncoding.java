package org.latchkey.agent.screen.rfb;

import java.util.List;
import java.util.Optional;

/// The encodings for pixels that this server has, of which each viewer gets one.
enum PixelEncoding {
  TIGHT(Encodings.TIGHT),
  ZRLE(Encodings.ZRLE),
  HEXTILE(Encodings.HEXTILE),
  RAW(Encodings.RAW);

  private final int number;

  PixelEncoding(int number) {
    this.number = number;
  }

  /// The one that the viewer names first. "The order of the encoding types given … is a hint by the
  /// client as to its preference" (RFC 6143 §7.5.2). Raw is served even to those who do not list
  /// it.
  static PixelEncoding preferred(List<Integer> listed) {
    return listed.stream().flatMap(number -> of(number).stream()).findFirst().orElse(RAW);
  }

  private static Optional<PixelEncoding> of(int number) {
    for (PixelEncoding encoding : values()) {
      if (encoding.number == number) {
        return Optional.of(encoding);
      }
    }
    return Optional.empty();
  }
}
