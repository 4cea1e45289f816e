package org.latchkey.agent.screen.rfb;

import java.util.List;

/// Which extensions of keyboard, pointer and clipboard the viewer knows ("The RFB Protocol",
/// pseudo-encodings QEMU Extended Key Event, QEMU LED State, Extended Mouse Buttons and Extended
/// Clipboard).
///
/// @param keyPlaces it can name keys by their places, too
/// @param lockKeys it wants to know which lock keys are on
/// @param mouseButtons it can send more than seven buttons
/// @param clipboard it exchanges texts in UTF-8, when they are asked for
record InputExtensions(
    boolean keyPlaces, boolean lockKeys, boolean mouseButtons, boolean clipboard) {
  static final int KEY_PLACES = -258;
  static final int LOCK_KEYS = -261;
  static final int MOUSE_BUTTONS = -316;
  static final int CLIPBOARD = 0xc0a1e5ce;

  static final InputExtensions NONE = of(List.of());

  static InputExtensions of(List<Integer> listed) {
    return new InputExtensions(
        listed.contains(KEY_PLACES),
        listed.contains(LOCK_KEYS),
        listed.contains(MOUSE_BUTTONS),
        listed.contains(CLIPBOARD));
  }
}
