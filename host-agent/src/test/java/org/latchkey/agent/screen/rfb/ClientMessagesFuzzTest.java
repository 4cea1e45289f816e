package org.latchkey.agent.screen.rfb;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.EOFException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.screen.clipboard.Clipboard;

/// A viewer that says anything at all: it is understood, refused, or ends in the middle, and what
/// was understood keeps its promises.
class ClientMessagesFuzzTest {
  private static final InputExtensions EVERYTHING = new InputExtensions(true, true, true, true);

  @FuzzTest(maxDuration = "5s")
  void everyViewerIsUnderstoodOrRefused(byte[] data) throws IOException {
    StreamTwin stream = new StreamTwin(0);
    stream.send(data);
    stream.closeViewerSide();
    RfbReader in = new RfbReader(stream);
    try {
      for (@Nullable ClientMessage message = ClientMessages.next(in, EVERYTHING);
          message != null;
          message = ClientMessages.next(in, EVERYTHING)) {
        check(message);
      }
    } catch (RfbFault | EOFException _) {
      // Refused, or ended inside a message.
    }
  }

  private static void check(ClientMessage message) {
    switch (message) {
      case SetPixelFormat(PixelFormat format) -> {
        PixelConversion conversion = new PixelConversion(format);
        byte[] pixel = new byte[format.bytesPerPixel()];
        int[] colors = {conversion.convert(0xffffff), conversion.convert(0)};
        assertTrue(conversion.write(colors, 1, pixel, 0) == pixel.length);
        assertTrue(colors[1] == 0 && colors[0] != 0);
      }
      case SetEncodings(var encodings) -> {
        assertTrue(encodings.size() <= SetEncodings.MAXIMUM_COUNT);
        int compression = Encodings.of(encodings).compression();
        assertTrue(compression >= 0 && compression <= 9);
      }
      case FramebufferUpdateRequest request -> assertTrue(request.area().right() <= 2 * 0xffff);
      case PointerEvent(int buttons, int x, int y) -> assertTrue((buttons | x | y) <= 0xffff);
      case ClientCutText(String text) ->
          assertTrue(text == null || text.length() <= Clipboard.LIMIT_BYTES);
      case ExtendedClipboard.Provide(String text) -> {
        assertTrue(text == null || !ClipboardText.isTooLong(text));
        assertTrue(text == null || (text.indexOf('\r') < 0 && text.indexOf('\0') < 0));
      }
      case ExtendedClipboard _ -> {}
      case KeyEvent _, ExtendedKeyEvent _ -> {}
      case SetDesktopSize wanted -> {
        assertTrue(wanted.screens().size() <= SetDesktopSize.MOST_SCREENS);
        assertTrue(!wanted.isOneScreen() || wanted.screens().size() == 1);
      }
      case EnableContinuousUpdates wanted -> assertTrue(wanted.area().right() <= 2 * 0xffff);
      case ClientFence fence -> {
        RfbWriter answer = new RfbWriter(ServerFence.MOST_BYTES);
        fence.answer().write(answer);
        assertTrue(answer.length() <= ServerFence.MOST_BYTES);
      }
    }
  }
}
