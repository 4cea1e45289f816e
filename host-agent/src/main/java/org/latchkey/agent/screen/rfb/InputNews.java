package org.latchkey.agent.screen.rfb;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.screen.capture.LockKeys;
import org.latchkey.agent.screen.capture.Rectangle;
import org.latchkey.agent.screen.capture.ScreenSource;

/// What a viewer is told about keyboard and pointer, as rectangles without pixels: once that this
/// server knows an extension, and the lock keys whenever they change.
///
/// ```
/// 0 u16 | 0 u16 | 0 u16 | 0 u16 | -258 or -316 s32
/// 0 u16 | 0 u16 | 0 u16 | 0 u16 | -261 s32 | lock keys u8: 1 scroll, 2 number, 4 capitals
/// ```
final class InputNews {
  private static final Rectangle NOWHERE = new Rectangle(0, 0, 0, 0);
  private static final int MOST_BYTES = 3 * RectangleEncoding.HEADER_BYTES + 1;
  private static final int SCROLL_BIT = 1;
  private static final int NUMBER_BIT = 2;
  private static final int CAPITALS_BIT = 4;

  private final ScreenSource source;
  private boolean toldKeyPlaces;
  private boolean toldMouseButtons;
  private @Nullable LockKeys lockKeys;
  private @Nullable LockKeys toldLockKeys;

  InputNews(ScreenSource source) {
    this.source = source;
  }

  /// Appends what this viewer does not know yet, as long as there is room.
  void add(InputExtensions extensions, Update update) throws IOException {
    LockKeys changed = source.takeLockKeys();
    if (changed != null) {
      lockKeys = changed;
    }
    if (update.roomBytes() < MOST_BYTES) {
      return;
    }
    if (extensions.keyPlaces() && !toldKeyPlaces) {
      toldKeyPlaces = true;
      rectangle(InputExtensions.KEY_PLACES, update);
    }
    if (extensions.mouseButtons() && !toldMouseButtons) {
      toldMouseButtons = true;
      rectangle(InputExtensions.MOUSE_BUTTONS, update);
    }
    LockKeys now = lockKeys;
    if (extensions.lockKeys() && now != null && !now.equals(toldLockKeys)) {
      toldLockKeys = now;
      rectangle(InputExtensions.LOCK_KEYS, update);
      update.out().u8(bits(now));
    }
  }

  private static void rectangle(int encoding, Update update) {
    RectangleEncoding.header(NOWHERE, encoding, update.out());
    update.added(1);
  }

  private static int bits(LockKeys on) {
    return (on.scroll() ? SCROLL_BIT : 0)
        | (on.number() ? NUMBER_BIT : 0)
        | (on.capitals() ? CAPITALS_BIT : 0);
  }
}
