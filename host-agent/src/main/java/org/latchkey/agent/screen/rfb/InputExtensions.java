package org.latchkey.agent.screen.rfb;

import java.util.List;

/// Which extensions of keyboard and pointer the viewer knows ("The RFB Protocol", pseudo-encodings
/// QEMU Extended Key Event, QEMU LED State and Extended Mouse Buttons).
///
/// @param keyPlaces it can name keys by their places, too
/// @param lockKeys it wants to know which lock keys are on
/// @param mouseButtons it can send more than seven buttons
record InputExtensions(boolean keyPlaces, boolean lockKeys, boolean mouseButtons) {
  static final int KEY_PLACES = -258;
  static final int LOCK_KEYS = -261;
  static final int MOUSE_BUTTONS = -316;

  static final InputExtensions NONE = of(List.of());

  static InputExtensions of(List<Integer> listed) {
    return new InputExtensions(
        listed.contains(KEY_PLACES), listed.contains(LOCK_KEYS), listed.contains(MOUSE_BUTTONS));
  }
}
