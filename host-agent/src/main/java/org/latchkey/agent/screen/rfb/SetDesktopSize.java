package org.latchkey.agent.screen.rfb;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.latchkey.agent.screen.capture.Rectangle;

/// The viewer wants the screen to have another size ("The RFB Protocol", SetDesktopSize).
///
/// ```
/// 251 u8 | padding 1 | width u16 | height u16 | screens u8 | padding 1
///   | (id u32 | x u16 | y u16 | width u16 | height u16 | flags u32) × screens
/// ```
///
/// @param screens their areas; ids and flags mean nothing to this server
record SetDesktopSize(int widthPixels, int heightPixels, List<Rectangle> screens)
    implements ClientMessage {
  static final int TYPE = 251;

  /// Nobody has more monitors at one computer.
  static final int MOST_SCREENS = 16;

  private static final int ID_BYTES = 4;
  private static final int FLAGS_BYTES = 4;

  /// Reads what follows the type.
  static SetDesktopSize read(RfbReader in) throws IOException, RfbFault {
    in.skip(1);
    int width = in.u16();
    int height = in.u16();
    int count = in.u8();
    in.skip(1);
    if (count > MOST_SCREENS) {
      throw new RfbFault("a layout of " + count + " screens");
    }
    List<Rectangle> screens = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      in.skip(ID_BYTES);
      screens.add(new Rectangle(in.u16(), in.u16(), in.u16(), in.u16()));
      in.skip(FLAGS_BYTES);
    }
    return new SetDesktopSize(width, height, List.copyOf(screens));
  }

  /// Whether it is one screen that fills the picture, as all of this server's are.
  boolean isOneScreen() {
    return screens.equals(List.of(new Rectangle(0, 0, widthPixels, heightPixels)));
  }
}
