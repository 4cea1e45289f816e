package org.latchkey.agent.screen.rfb;

import java.util.HashMap;
import java.util.Map;

/// How many pixels of an update came in which encoding.
final class EncodingTally {
  private final Map<Integer, Long> pixels = new HashMap<>();

  void clear() {
    pixels.clear();
  }

  void add(int encoding, long count) {
    pixels.merge(encoding, count, Long::sum);
  }

  /// The name of the one with the most pixels; empty when there were none.
  String most() {
    return pixels.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(most -> name(most.getKey()))
        .orElse("");
  }

  /// As registered at IANA ("Remote Framebuffer Encoding Types"), in small letters.
  private static String name(int encoding) {
    return switch (encoding) {
      case Encodings.RAW -> "raw";
      case Encodings.COPY_RECTANGLE -> "copyrect";
      case Encodings.HEXTILE -> "hextile";
      case Encodings.TIGHT -> "tight";
      case Encodings.ZRLE -> "zrle";
      default -> Integer.toString(encoding);
    };
  }
}
