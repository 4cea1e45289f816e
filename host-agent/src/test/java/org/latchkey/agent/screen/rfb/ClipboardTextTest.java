package org.latchkey.agent.screen.rfb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.latchkey.agent.screen.clipboard.Clipboard;

class ClipboardTextTest {
  /// `grüße\r\n` as zlib packs it elsewhere (Python, level 6).
  private static final String PACKED = "789c636060e04a2f3abce7f0fc545e2e06001d3c0441";

  @Test
  void aTextPackedElsewhereIsUnpacked() throws Exception {
    assertEquals("grüße\n", ClipboardText.unpack(HexFormat.of().parseHex(PACKED)));
  }

  @Test
  void everyTextComesBackAsItWas() throws Exception {
    for (String text :
        new String[] {"", "a", "é€Жß漢\ud83d\ude00", "one\ntwo\n\n", "x".repeat(300_000)}) {
      assertEquals(text, ClipboardText.unpack(ClipboardText.pack(text)));
    }
  }

  @Test
  void linesEndInOneWayHereAndInTheOtherOnTheWire() throws Exception {
    assertEquals("a\nb\nc\n", ClipboardText.unpack(packed("a\r\nb\rc\n\0")));
    assertEquals("a\nb\nc\n", ClipboardText.unpack(ClipboardText.pack("a\r\nb\rc\n")));
  }

  @Test
  void aTextEndsWithItsZeroOrWithItsLength() throws Exception {
    assertEquals("a", ClipboardText.unpack(packed("a\0b\0")));
    assertEquals("ab", ClipboardText.unpack(packed("ab")));
  }

  @Test
  void theLongestTextPassesAndOneByteMoreDoesNot() throws Exception {
    String longest = "é".repeat(Clipboard.LIMIT_BYTES / 2);
    assertEquals(longest, ClipboardText.unpack(packed(longest + "\0")));
    assertNull(ClipboardText.unpack(packed(longest + "a\0")));
    String lines = "\n".repeat(Clipboard.LIMIT_BYTES);
    assertEquals(lines, ClipboardText.unpack(ClipboardText.pack(lines)));
  }

  @Test
  void theLongestTextThatCannotBeMadeSmallerFits() {
    byte[] noise = new byte[Clipboard.LIMIT_BYTES];
    new Random(1).nextBytes(noise);
    for (int i = 0; i < noise.length; i++) {
      noise[i] &= 0x7f;
    }
    assertTrue(
        ClipboardText.pack(new String(noise, UTF_8)).length <= ClipboardText.MOST_PACKED_BYTES);
  }

  @Test
  void aBombIsNotInflatedBeyondTheLimit() throws Exception {
    byte[] bomb = wire(0x7fff_ffff, new byte[64 * 1024 * 1024]);
    assertTrue(bomb.length < 100_000);
    assertNull(ClipboardText.unpack(bomb));
    assertNull(ClipboardText.unpack(wire(-1, new byte[10])));
    assertEquals("", ClipboardText.unpack(wire(2_000_001, new byte[64 * 1024 * 1024])));
  }

  @Test
  void whatIsNoTextIsNone() throws Exception {
    assertNull(ClipboardText.unpack(wire(3, new byte[] {(byte) 0xc3, (byte) 0x28, 0})));
    assertNull(ClipboardText.unpack(wire(1, new byte[] {(byte) 0xff})));
  }

  @Test
  void everyTruncationIsAFault() throws Exception {
    byte[] whole = ClipboardText.pack("some text, long enough");
    // The last four bytes are zlib's checksum, of which nothing depends.
    for (int length = 0; length < whole.length - 6; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThrows(RfbFault.class, () -> ClipboardText.unpack(cut), "cut to " + length);
    }
    assertThrows(RfbFault.class, () -> ClipboardText.unpack("plain text".getBytes(UTF_8)));
  }

  private static byte[] packed(String wire) throws Exception {
    byte[] utf8 = wire.getBytes(UTF_8);
    return wire(utf8.length, utf8);
  }

  private static byte[] wire(int length, byte[] content) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream zlib = new DeflaterOutputStream(out)) {
      zlib.write(ByteBuffer.allocate(4).putInt(length).array());
      zlib.write(content);
    }
    return out.toByteArray();
  }
}
