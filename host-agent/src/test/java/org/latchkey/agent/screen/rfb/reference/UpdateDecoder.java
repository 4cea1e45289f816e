package org.latchkey.agent.screen.rfb.reference;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.screen.capture.Rectangle;

/// Takes FramebufferUpdates apart (RFC 6143 §7.6.1) and keeps all that they change.
final class UpdateDecoder {
  static final int RAW = 0;
  static final int TIGHT = 7;
  static final int CURSOR = -239;
  static final int CURSOR_WITH_ALPHA = -314;
  static final int VMWARE_CURSOR = 0x574d5664;
  static final int DESKTOP_SIZE = -223;
  static final int LAST_RECTANGLE = -224;
  static final int EXTENDED_DESKTOP_SIZE = -308;

  static final int KEY_PLACES = -258;
  static final int LOCK_KEYS = -261;
  static final int MOUSE_BUTTONS = -316;

  private static final int COUNT_UNKNOWN = 0xffff;

  private final Map<Integer, RectangleDecoder> decoders =
      Map.of(
          RAW,
          new RawDecoder(),
          1,
          new CopyRectDecoder(),
          5,
          new HextileDecoder(),
          TIGHT,
          new TightDecoder(),
          16,
          new ZrleDecoder());

  private final WireInput in;
  private final Set<Integer> listed = new HashSet<>(Set.of(RAW));
  private ViewerFormat format = ViewerFormat.SERVER;
  private Framebuffer picture = new Framebuffer(0, 0, format);
  private @Nullable CursorShape cursor;
  private @Nullable ScreenLayout layout;
  private int lockKeys = -1;

  UpdateDecoder(WireInput in) {
    this.in = in;
  }

  Framebuffer picture() {
    return picture;
  }

  @Nullable CursorShape cursor() {
    return cursor;
  }

  @Nullable ScreenLayout layout() {
    return layout;
  }

  int lockKeys() {
    return lockKeys;
  }

  void resize(int width, int height) {
    picture = new Framebuffer(width, height, format);
  }

  ViewerFormat format() {
    return format;
  }

  void format(ViewerFormat wanted) {
    picture.convert(wanted);
    format = wanted;
  }

  /// What the viewer has ever listed: an update that was under way may still use it.
  void allow(int... encodings) {
    for (int encoding : encodings) {
      listed.add(encoding);
    }
  }

  /// Reads what follows the type of the message.
  List<ReferenceViewer.Seen> read() throws IOException {
    in.bytes(1);
    int count = in.u16();
    Malformed.unless(count > 0, "an update of something");
    List<ReferenceViewer.Seen> seen = new ArrayList<>();
    boolean last = false;
    int painted = 0;
    int layouts = 0;
    while (!last) {
      long before = in.count();
      Rectangle area = new Rectangle(in.u16(), in.u16(), in.u16(), in.u16());
      int encoding = in.s32();
      Malformed.unless(listed.contains(encoding), "what was asked for, not " + encoding);
      last = encoding == LAST_RECTANGLE || seen.size() + 1 == count;
      decode(area, encoding, last);
      seen.add(new ReferenceViewer.Seen(encoding, area, (int) (in.count() - before)));
      painted += decoders.containsKey(encoding) ? 1 : 0;
      layouts += encoding == EXTENDED_DESKTOP_SIZE ? 1 : 0;
    }
    Malformed.unless(layouts == 0 || painted == 0, "a layout without changes of the picture");
    Malformed.unless(
        count == COUNT_UNKNOWN || seen.size() == count, "as many rectangles as it announced");
    return seen;
  }

  private void decode(Rectangle area, int encoding, boolean last) throws IOException {
    switch (encoding) {
      case CURSOR -> cursor = CursorDecoder.masked(in, area, format);
      case CURSOR_WITH_ALPHA -> cursor = CursorDecoder.withAlpha(in, area);
      case VMWARE_CURSOR -> cursor = CursorDecoder.vmware(in, area);
      case KEY_PLACES, MOUSE_BUTTONS -> {}
      case LOCK_KEYS -> lockKeys = in.u8();
      case LAST_RECTANGLE -> {}
      case DESKTOP_SIZE -> {
        Malformed.unless(last, "the size as the last rectangle");
        resize(area.width(), area.height());
      }
      case EXTENDED_DESKTOP_SIZE -> {
        ScreenLayout read = ScreenLayout.read(in, area);
        layout = read;
        if (read.width() != picture.width() || read.height() != picture.height()) {
          resize(read.width(), read.height());
        }
      }
      default -> pixels(area, encoding);
    }
  }

  private void pixels(Rectangle area, int encoding) throws IOException {
    RectangleDecoder decoder = decoders.get(encoding);
    if (decoder == null) {
      throw new Malformed("no decoder for encoding " + encoding);
    }
    Malformed.unless(!area.isEmpty(), "rectangles of something");
    Malformed.unless(
        area.right() <= picture.width() && area.bottom() <= picture.height(),
        "rectangles inside the picture");
    decoder.decode(in, area, format, picture);
  }
}
