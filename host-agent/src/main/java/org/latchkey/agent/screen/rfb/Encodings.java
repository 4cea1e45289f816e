package org.latchkey.agent.screen.rfb;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Which of the viewer's encodings this server makes use of.
///
/// @param pixels the one in which pixels are sent
/// @param cursor none for a viewer that draws no pointer
/// @param screenLayout of ExtendedDesktopSize, which takes the place of DesktopSize
/// @param quality JPEG quality level 0 to 9; without one the viewer gets no JPEG
/// @param compression zlib level 0 to 9
record Encodings(
    PixelEncoding pixels,
    boolean copyRectangle,
    Optional<CursorForm> cursor,
    boolean desktopSize,
    boolean screenLayout,
    boolean lastRectangle,
    OptionalInt quality,
    int compression,
    InputExtensions input,
    FlowExtensions flow) {
  // RFC 6143 §7.7, §7.8
  static final int RAW = 0;
  static final int COPY_RECTANGLE = 1;
  static final int HEXTILE = 5;
  static final int ZRLE = 16;
  static final int CURSOR = -239;
  static final int DESKTOP_SIZE = -223;
  // The community's registry of RFB encodings ("The RFB Protocol", rfbproto)
  static final int TIGHT = 7;
  static final int LAST_RECTANGLE = -224;
  static final int SCREEN_LAYOUT = -308; // ExtendedDesktopSize
  static final int CURSOR_WITH_ALPHA = -314;
  static final int VMWARE_CURSOR = 0x574d5664;
  static final int LOWEST_QUALITY = -32;
  static final int HIGHEST_QUALITY = -23;
  static final int LOWEST_COMPRESSION = -256;
  static final int HIGHEST_COMPRESSION = -247;

  static final int DEFAULT_COMPRESSION = 2;

  /// What may be sent before the viewer has said anything (RFC 6143 §7.5.2: Raw always).
  static final Encodings NONE = of(List.of());

  static Encodings of(List<Integer> listed) {
    return new Encodings(
        PixelEncoding.preferred(listed),
        listed.contains(COPY_RECTANGLE),
        CursorForm.best(listed),
        listed.contains(DESKTOP_SIZE),
        listed.contains(SCREEN_LAYOUT),
        listed.contains(LAST_RECTANGLE),
        level(listed, LOWEST_QUALITY, HIGHEST_QUALITY),
        level(listed, LOWEST_COMPRESSION, HIGHEST_COMPRESSION).orElse(DEFAULT_COMPRESSION),
        InputExtensions.of(listed),
        FlowExtensions.of(listed));
  }

  private static OptionalInt level(List<Integer> listed, int lowest, int highest) {
    return listed.stream()
        .mapToInt(Integer::intValue)
        .filter(encoding -> encoding >= lowest && encoding <= highest)
        .map(encoding -> encoding - lowest)
        .findFirst();
  }
}
