package org.latchkey.agent.screen.rfb;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.screen.capture.Rectangle;
import org.latchkey.agent.screen.capture.ScreenSource;
import org.latchkey.agent.screen.capture.SizeOutcome;

/// What a viewer is told about the size of the screen: in updates with nothing else in them, so
/// that it is never unclear which size the pixels are for. Used by the picture loop alone.
///
/// ```
/// 0 u16 | 0 u16 | width u16 | height u16 | -223 s32
/// reason u16 | status u16 | width u16 | height u16 | -308 s32 | 1 u8 | padding 3
///   | 0 u32 | 0 u16 | 0 u16 | width u16 | height u16 | 0 u32
/// ```
final class SizeNews {
  // "The RFB Protocol", ExtendedDesktopSize
  private static final int OF_THE_HOST = 0;
  private static final int OF_THIS_VIEWER = 1;
  private static final int SUCCESS = 0;
  private static final int PROHIBITED = 1;
  private static final int OUT_OF_RESOURCES = 2;
  private static final int INVALID = 3;

  private final ScreenSource source;
  private boolean changed;
  private boolean introduced;
  private @Nullable SizeOutcome outcome;

  SizeNews(ScreenSource source) {
    this.source = source;
  }

  /// The screen has another size now.
  void changed() {
    changed = true;
  }

  /// This viewer's wish was answered.
  void answered(SizeOutcome became) {
    outcome = became;
  }

  /// Appends what the viewer has to know before it gets more pixels.
  ///
  /// @return whether there was anything; then the update is complete
  /// @throws IOException when the viewer cannot follow
  boolean add(ViewerWishes.Demand demand, Update update) throws IOException {
    Encodings encodings = demand.encodings();
    boolean told;
    if (encodings.screenLayout()) {
      told = addLayout(demand.whole() != null, update);
    } else {
      outcome = null;
      told = changed && addSize(encodings, update);
    }
    changed = false;
    return told;
  }

  private boolean addSize(Encodings encodings, Update update) throws IOException {
    if (!encodings.desktopSize()) {
      throw new IOException("the screen changed its size, which this viewer cannot follow");
    }
    RectangleEncoding.header(source.frame().bounds(), Encodings.DESKTOP_SIZE, update.out());
    update.added(1);
    return true;
  }

  private boolean addLayout(boolean whole, Update update) {
    SizeOutcome answer = outcome;
    boolean first = !introduced && whole;
    boolean unasked = changed && answer != SizeOutcome.DONE;
    if (first || unasked) {
      layout(OF_THE_HOST, SUCCESS, update);
    }
    if (answer != null) {
      outcome = null;
      layout(OF_THIS_VIEWER, status(answer), update);
    }
    return first || unasked || answer != null;
  }

  private void layout(int reason, int status, Update update) {
    introduced = true;
    Rectangle screen = source.frame().bounds();
    RfbWriter out = update.out();
    RectangleEncoding.header(
        new Rectangle(reason, status, screen.width(), screen.height()),
        Encodings.SCREEN_LAYOUT,
        out);
    out.u8(1);
    out.zeros(3);
    out.s32(0);
    out.u16(screen.x());
    out.u16(screen.y());
    out.u16(screen.width());
    out.u16(screen.height());
    out.s32(0);
    update.added(1);
  }

  private static int status(SizeOutcome outcome) {
    return switch (outcome) {
      case DONE -> SUCCESS;
      case PROHIBITED -> PROHIBITED;
      case OUT_OF_RESOURCES -> OUT_OF_RESOURCES;
      case INVALID -> INVALID;
    };
  }
}
