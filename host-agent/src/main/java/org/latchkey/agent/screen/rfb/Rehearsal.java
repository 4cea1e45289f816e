package org.latchkey.agent.screen.rfb;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.screen.capture.CursorPicture;
import org.latchkey.agent.screen.capture.Frame;
import org.latchkey.agent.screen.capture.LockKeys;
import org.latchkey.agent.screen.capture.Move;
import org.latchkey.agent.screen.capture.Rectangle;
import org.latchkey.agent.screen.capture.ScreenSource;
import org.latchkey.agent.screen.capture.SizeOutcome;
import org.latchkey.agent.screen.capture.TileGrid;
import org.latchkey.agent.screen.clipboard.Clipboard;
import org.latchkey.agent.screen.input.InputSink;
import org.latchkey.agent.stream.ByteStream;

/// Serves one small picture to a viewer that is not there, so that the first real one finds all
/// code loaded.
public final class Rehearsal {
  private static final int WIDTH_PIXELS = 192;
  private static final int HEIGHT_PIXELS = 128;
  private static final int GOOD_QUALITY = Encodings.LOWEST_QUALITY + 6;

  private Rehearsal() {}

  public static void play() throws IOException {
    try (Arena arena = Arena.ofShared()) {
      Frame frame = Frame.allocate(arena, WIDTH_PIXELS, HEIGHT_PIXELS);
      paint(frame);
      new RfbServer(
              new OneUpdate(viewer()),
              new StillPicture(frame),
              InputSink.NOWHERE,
              Clipboard.NONE,
              "",
              new Figures())
          .serve();
    } catch (RfbFault e) {
      throw new IllegalStateException("the rehearsed viewer keeps the rules", e);
    }
  }

  /// A plain area, something like text, and something like a photograph.
  private static void paint(Frame frame) {
    frame.fill(frame.bounds(), 0xffffff);
    for (int x = 0; x < WIDTH_PIXELS / 3; x += 2) {
      frame.fill(new Rectangle(x, x % 32, 1, 9), x * 0x10101 & 0x7f7f7f);
    }
    for (int x = WIDTH_PIXELS / 2; x < WIDTH_PIXELS; x++) {
      for (int y = 0; y < HEIGHT_PIXELS; y++) {
        frame.fill(new Rectangle(x, y, 1, 1), x * 0x030507 ^ y * 0x0b0305);
      }
    }
  }

  private static byte[] viewer() {
    RfbWriter out = new RfbWriter(128);
    out.bytes("RFB 003.008\n".getBytes(StandardCharsets.US_ASCII));
    out.u8(1); // security type None
    out.u8(1); // shared
    List<Integer> encodings =
        List.of(
            Encodings.TIGHT,
            Encodings.COPY_RECTANGLE,
            Encodings.CURSOR,
            Encodings.DESKTOP_SIZE,
            GOOD_QUALITY);
    out.u8(2); // SetEncodings
    out.u8(0);
    out.u16(encodings.size());
    encodings.forEach(out::s32);
    out.u8(3); // FramebufferUpdateRequest
    out.zeros(5); // everything, from the upper left
    out.u16(WIDTH_PIXELS);
    out.u16(HEIGHT_PIXELS);
    return Arrays.copyOf(out.array(), out.length());
  }

  /// The viewer's words, then silence until something larger than a greeting was written, then the
  /// end.
  private static final class OneUpdate implements ByteStream {
    private static final long CREDIT_BYTES = 1 << 20;
    private static final int LONGEST_GREETING_BYTES = 64;

    private final byte[] words;
    private int at;
    private boolean over;

    OneUpdate(byte[] words) {
      this.words = words;
    }

    @Override
    public synchronized int read(byte[] buffer, int offset, int length) throws IOException {
      int count = Math.min(length, words.length - at);
      if (count > 0) {
        System.arraycopy(words, at, buffer, offset, count);
        at += count;
        return count;
      }
      while (!over) {
        try {
          wait();
        } catch (InterruptedException e) {
          throw new IOException(e);
        }
      }
      return -1;
    }

    @Override
    public synchronized void write(byte[] buffer, int offset, int length) {
      if (length > LONGEST_GREETING_BYTES) {
        close();
      }
    }

    @Override
    public long creditBytes() {
      return CREDIT_BYTES;
    }

    @Override
    public void awaitCredit(long bytes) {}

    @Override
    public synchronized void close() {
      over = true;
      notifyAll();
    }
  }

  private record StillPicture(Frame frame) implements ScreenSource {
    @Override
    public void await() {}

    @Override
    public void wake() {}

    @Override
    public void capture(TileGrid suspects) {
      suspects.markAll();
    }

    @Override
    public @Nullable CursorPicture takeCursor() {
      return null;
    }

    @Override
    public @Nullable LockKeys takeLockKeys() {
      return null;
    }

    @Override
    public List<Move> takeMoves() {
      return List.of();
    }

    @Override
    public SizeOutcome resize(int widthPixels, int heightPixels) {
      return SizeOutcome.PROHIBITED;
    }

    @Override
    public void close() {}
  }
}
