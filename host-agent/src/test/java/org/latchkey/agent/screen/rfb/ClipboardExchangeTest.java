package org.latchkey.agent.screen.rfb;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.latchkey.agent.screen.capture.MemoryScreen;
import org.latchkey.agent.screen.clipboard.Clipboard;
import org.latchkey.agent.screen.clipboard.MemoryClipboard;
import org.latchkey.agent.screen.input.RecordedInput;
import org.latchkey.agent.screen.rfb.reference.ReferenceViewer;
import org.latchkey.agent.screen.rfb.reference.WireInput;
import org.latchkey.protocol.Spec;

/// The whole server with a clipboard in memory, and a viewer that speaks byte by byte.
class ClipboardExchangeTest {
  private static final int EXTENDED_CLIPBOARD = 0xc0a1e5ce;
  private static final int TEXT = 1;
  private static final int CAPS = 0x1f00_0000;
  private static final int REQUEST = 1 << 25;
  private static final int PEEK = 1 << 26;
  private static final int NOTIFY = 1 << 27;
  private static final int PROVIDE = 1 << 28;

  private final StreamTwin stream = new StreamTwin(Long.MAX_VALUE / 2);
  private final MemoryClipboard clipboard = new MemoryClipboard();
  private final ReferenceViewer viewer = new ReferenceViewer(stream);

  /// One cut text of the server's.
  private record Said(int flags, String hex) {
    byte[] body() {
      return HexFormat.of().parseHex(hex);
    }
  }

  @Test
  void aViewerThatKnowsTheExtensionIsToldTheCapabilitiesOnce() throws Exception {
    try (ServedScreen _ = serve(clipboard)) {
      greet(EXTENDED_CLIPBOARD);
      Said caps = hear();
      assertEquals(CAPS | TEXT, caps.flags());
      assertArrayEquals(new byte[4], caps.body());
      viewer.setEncodings(0, EXTENDED_CLIPBOARD);
      clipboard.copy("next");
      assertEquals(NOTIFY | TEXT, hear().flags());
    }
  }

  @Test
  void aTextOfTheViewersIsAskedForAndOffered() throws Exception {
    try (ServedScreen _ = serve(clipboard)) {
      greet(EXTENDED_CLIPBOARD);
      hear();
      say(CAPS | TEXT, new byte[4]);
      say(NOTIFY | TEXT);
      assertEquals(REQUEST | TEXT, hear().flags());
      say(PROVIDE | TEXT, ClipboardText.pack("é€Жß漢\nnext"));
      say(PEEK);
      assertEquals(NOTIFY | TEXT, hear().flags());
      assertEquals(List.of("é€Жß漢\nnext"), clipboard.offered());
    }
  }

  @Test
  void aTextOfTheHostsIsFetchedOnlyWhenTheViewerAsks() throws Exception {
    try (ServedScreen _ = serve(clipboard)) {
      greet(EXTENDED_CLIPBOARD);
      hear();
      clipboard.copy("漢\n");
      assertEquals(NOTIFY | TEXT, hear().flags());
      assertEquals(0, clipboard.fetches());
      say(REQUEST | TEXT);
      Said provided = hear();
      assertEquals(PROVIDE | TEXT, provided.flags());
      assertEquals("漢\n", ClipboardText.unpack(provided.body()));
      clipboard.copy(null);
      assertEquals(NOTIFY, hear().flags());
    }
  }

  @Test
  void whatCannotBePastedAsTextIsLeftAlone() throws Exception {
    try (ServedScreen _ = serve(clipboard)) {
      greet(EXTENDED_CLIPBOARD);
      hear();
      say(NOTIFY | 4); // HTML only
      say(REQUEST | 4);
      say(PROVIDE | 4, new byte[100]);
      say(PROVIDE | TEXT, ClipboardText.pack("a".repeat(Clipboard.LIMIT_BYTES + 1)));
      say(PROVIDE | TEXT, new byte[3_000_000]); // read past
      say(PEEK);
      assertEquals(NOTIFY, hear().flags());
      assertEquals(List.of(), clipboard.offered());
      clipboard.copy("a".repeat(Clipboard.LIMIT_BYTES + 1));
      hear();
      say(REQUEST | TEXT);
      clipboard.copy("short");
      assertEquals(NOTIFY | TEXT, hear().flags());
      say(REQUEST | TEXT);
      assertEquals("short", ClipboardText.unpack(hear().body()));
    }
  }

  @Test
  void aViewerWithoutTheExtensionGetsAndGivesLatinTexts() throws Exception {
    try (ServedScreen _ = serve(clipboard)) {
      greet(0);
      clipboard.copy("grüße\n漢");
      WireInput in = viewer.in();
      assertEquals(3, in.u8());
      in.bytes(3);
      assertEquals("grüße\n?", new String(in.bytes(in.s32()), ISO_8859_1));
      cutText("d\u00e9j\u00e0\r\nvu");
      stream.closeViewerSide();
    }
    assertEquals(List.of("déjà\nvu"), clipboard.offered());
  }

  @Test
  @Spec("A16")
  void whoMayNotUseTheClipboardIsNeitherToldNorHeard() throws Exception {
    try (ServedScreen _ = serve(Clipboard.NONE)) {
      greet(EXTENDED_CLIPBOARD);
      say(NOTIFY | TEXT);
      say(PROVIDE | TEXT, ClipboardText.pack("secret"));
      say(REQUEST | TEXT);
      cutText("secret");
      viewer.request(false);
      viewer.readUpdate(); // and nothing before it
    }
  }

  @Test
  void aFloodOfQuestionsIsAnsweredByOne() throws Exception {
    StreamTwin poor = new StreamTwin(100);
    ReferenceViewer asking = new ReferenceViewer(poor);
    try (ServedScreen _ = new ServedScreen(poor, screen(), new RecordedInput(), clipboard)) {
      asking.shakeHands();
      asking.setEncodings(0, EXTENDED_CLIPBOARD);
      clipboard.offer("x".repeat(100_000));
      for (int i = 0; i < 1000; i++) {
        asking.send(out -> {
          out.writeInt(6 << 24);
          out.writeInt(-4);
          out.writeInt(REQUEST | TEXT);
        });
      }
      asking.request(false);
      while (clipboard.fetches() < 1000) {
        Thread.onSpinWait();
      }
      poor.giveCredit(10_000_000);
      assertEquals(CAPS | TEXT, hear(asking).flags());
      assertEquals(PROVIDE | TEXT, hear(asking).flags());
      asking.readUpdate();
    }
  }

  @Test
  void messagesThatAreNoneEndTheStream() throws Exception {
    for (int[] flagsAndLength :
        new int[][] {
          {0, 4}, {REQUEST | NOTIFY, 4}, {1 << 30, 4}, {CAPS | TEXT, 4}, {PROVIDE | TEXT, 9}
        }) {
      StreamTwin another = new StreamTwin(Long.MAX_VALUE / 2);
      ReferenceViewer hostile = new ReferenceViewer(another);
      try (ServedScreen served =
          new ServedScreen(another, screen(), new RecordedInput(), clipboard)) {
        hostile.shakeHands();
        hostile.setEncodings(0, EXTENDED_CLIPBOARD);
        hostile.send(out -> {
          out.writeInt(6 << 24);
          out.writeInt(-flagsAndLength[1]);
          out.writeInt(flagsAndLength[0]);
          out.write(new byte[flagsAndLength[1] - 4]);
        });
        assertInstanceOf(RfbFault.class, served.awaitEnd());
      }
    }
  }

  @Test
  void nothingShowsWhatATextSays() {
    assertFalse(new ClientCutText("secret").toString().contains("secret"));
    assertFalse(new ServerCutText("secret").toString().contains("secret"));
    assertFalse(new ExtendedClipboard.Provide("secret").toString().contains("secret"));
  }

  private static MemoryScreen screen() {
    return new MemoryScreen(64, 48);
  }

  private ServedScreen serve(Clipboard served) {
    return new ServedScreen(stream, screen(), new RecordedInput(), served);
  }

  private void greet(int encoding) throws IOException {
    viewer.shakeHands();
    viewer.setEncodings(0, encoding);
    if (encoding == 0) {
      viewer.request(false);
      viewer.readUpdate(); // The server has come this far.
    }
  }

  /// The next cut text, past an update that may come before it.
  private Said hear() throws IOException {
    return hear(viewer);
  }

  private static Said hear(ReferenceViewer viewer) throws IOException {
    WireInput in = viewer.in();
    int type = in.u8();
    while (type == 0) {
      viewer.paintUpdate();
      type = in.u8();
    }
    assertEquals(3, type);
    in.bytes(3);
    int length = -in.s32();
    assertTrue(length >= 4);
    return new Said(in.s32(), HexFormat.of().formatHex(in.bytes(length - 4)));
  }

  private void say(int flags, byte... body) {
    viewer.send(out -> {
      out.writeInt(6 << 24);
      out.writeInt(-4 - body.length);
      out.writeInt(flags);
      out.write(body);
    });
  }

  private void cutText(String text) {
    viewer.send(out -> {
      out.writeInt(6 << 24);
      out.writeInt(text.length());
      out.write(text.getBytes(ISO_8859_1));
    });
  }
}
