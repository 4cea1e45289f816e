package org.latchkey.agent.screen.rfb;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import org.latchkey.agent.screen.capture.Frame;
import org.latchkey.agent.screen.capture.PaintedFrame;
import org.latchkey.agent.screen.capture.Rectangle;
import org.latchkey.agent.screen.rfb.reference.ReferenceViewer;
import org.latchkey.agent.screen.rfb.reference.ViewerFormat;

/// Any picture in any pixel format: it arrives bit by bit in every encoding, and in no more bytes
/// than were promised; or the format is refused.
class PictureFuzzTest {
  private static final int MOST_PIXELS_A_SIDE = 80;

  @FuzzTest(maxDuration = "5s")
  void everyPictureArrivesInEveryFormatOrTheFormatIsRefused(byte[] data) throws IOException {
    StreamTwin viewersSide = new StreamTwin(0);
    viewersSide.send(data);
    viewersSide.closeViewerSide();
    RfbReader in = new RfbReader(viewersSide);
    try {
      PixelFormat format = PixelFormat.read(in);
      int width = 1 + in.u8() % MOST_PIXELS_A_SIDE;
      int height = 1 + in.u8() % MOST_PIXELS_A_SIDE;
      check(format, picture(width, height, in));
    } catch (RfbFault | EOFException _) {
      // Refused, or too short to say anything.
    }
  }

  /// Runs of up to 256 pixels, row by row, again and again: three bytes a color, one its length.
  private static Frame picture(int width, int height, RfbReader in) throws IOException {
    int[] pixels = new int[width * height];
    int done = 0;
    while (done < pixels.length && !in.atEnd()) {
      int color = in.u16() << 8 | in.u8();
      int run = in.u8() + 1;
      for (int i = 0; i < run && done < pixels.length; i++) {
        pixels[done++] = color;
      }
    }
    int painted = Math.max(1, done);
    return PaintedFrame.of(width, height, (x, y) -> pixels[(y * width + x) % painted]);
  }

  private static void check(PixelFormat format, Frame frame) throws IOException {
    StreamTwin stream = new StreamTwin(Long.MAX_VALUE / 2);
    ReferenceViewer viewer = greeted(stream, frame, format);
    int[] expected = new int[(int) frame.bounds().pixels()];
    frame.read(frame.bounds(), expected);
    PixelConversion conversion = new PixelConversion(format);
    try (TightEncoding tight = new TightEncoding();
        ZrleEncoding zrle = new ZrleEncoding()) {
      for (RectangleEncoding encoding :
          List.of(new RawEncoding(), new HextileEncoding(), zrle, tight, zrle, tight)) {
        send(frame, encoding, conversion, stream);
        viewer.readUpdate();
        assertArrayEquals(viewer.format().nearest(expected), viewer.picture().pixels());
      }
    }
  }

  private static void send(
      Frame frame, RectangleEncoding encoding, PixelConversion conversion, StreamTwin stream)
      throws IOException {
    Update update = new Update(stream::write);
    update.begin(1 << 20, false);
    int before = update.out().length();
    Rectangle all = frame.bounds();
    update.added(encoding.encode(frame, all, conversion, update.out()));
    int room = update.out().length() - before - 1;
    assertTrue(encoding.mostPixels(room) < all.pixels(), "never more bytes than promised");
    update.finish();
    stream.write(update.out().array(), 0, update.out().length());
  }

  private static ReferenceViewer greeted(StreamTwin stream, Frame frame, PixelFormat format)
      throws IOException {
    RfbWriter out = new RfbWriter(256);
    out.bytes("RFB 003.008\n".getBytes(US_ASCII));
    out.u16(0x0101);
    out.s32(0);
    new ServerInit(frame.widthPixels(), frame.heightPixels(), "").write(out);
    stream.write(out.array(), 0, out.length());
    ReferenceViewer viewer = new ReferenceViewer(stream);
    viewer.shakeHands();
    viewer.setEncodings(Encodings.HEXTILE, Encodings.TIGHT, Encodings.ZRLE);
    viewer.setFormat(
        new ViewerFormat(
            format.bitsPerPixel(),
            format.depth(),
            format.bigEndian(),
            format.redMaximum(),
            format.greenMaximum(),
            format.blueMaximum(),
            format.redShift(),
            format.greenShift(),
            format.blueShift()));
    return viewer;
  }
}
