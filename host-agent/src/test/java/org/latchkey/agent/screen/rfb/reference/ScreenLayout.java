package org.latchkey.agent.screen.rfb.reference;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.latchkey.agent.screen.capture.Rectangle;

/// What an ExtendedDesktopSize rectangle says ("The RFB Protocol", ExtendedDesktopSize).
///
/// @param reason 0 the host's doing, 1 this viewer's wish, 2 another viewer's
/// @param status 0 done, 1 prohibited, 2 out of resources, 3 invalid layout
public record ScreenLayout(int reason, int status, int width, int height, List<Screen> screens) {
  /// One screen of the layout.
  public record Screen(int id, Rectangle area, int flags) {}

  static ScreenLayout read(WireInput in, Rectangle header) throws IOException {
    Malformed.unless(header.x() <= 2, "a known reason, not " + header.x());
    Malformed.unless(header.x() == 1 || header.y() == 0, "a status only with reason 1");
    int count = in.u8();
    Malformed.unless(count >= 1, "at least one screen");
    in.bytes(3);
    Rectangle whole = new Rectangle(0, 0, header.width(), header.height());
    List<Screen> screens = new ArrayList<>();
    Set<Integer> ids = new HashSet<>();
    for (int i = 0; i < count; i++) {
      int id = in.s32();
      Rectangle area = new Rectangle(in.u16(), in.u16(), in.u16(), in.u16());
      screens.add(new Screen(id, area, in.s32()));
      Malformed.unless(ids.add(id), "each screen's own id");
      Malformed.unless(
          !area.isEmpty() && area.intersection(whole).equals(area), "screens inside the picture");
    }
    return new ScreenLayout(
        header.x(), header.y(), header.width(), header.height(), List.copyOf(screens));
  }
}
