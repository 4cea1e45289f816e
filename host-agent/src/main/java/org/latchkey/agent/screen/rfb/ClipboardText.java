package org.latchkey.agent.screen.rfb;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.screen.clipboard.Clipboard;

/// A text as the extended clipboard packs it: one zlib stream of
///
/// ```
/// length u32 | UTF-8 with \r\n at the ends of lines | 0 u8
/// ```
///
/// and then other formats, which are not read. Never more is inflated than the longest text that
/// passes.
final class ClipboardText {
  /// Of a text that is nothing but ends of lines, and the 0 after it.
  private static final int MOST_WIRE_BYTES = 2 * Clipboard.LIMIT_BYTES + 1;

  /// The longest text as zlib packs what it cannot make smaller (5 bytes for each 16 KiB,
  /// `zlib.h`).
  static final int MOST_PACKED_BYTES = MOST_WIRE_BYTES + 4 * 1024;

  private static final int FASTEST = 1;
  private static final int PIECE_BYTES = 16 * 1024;

  private ClipboardText() {}

  /// The text, or null when it is too long or no text.
  ///
  /// @throws RfbFault when it is not packed in this way
  static @Nullable String unpack(byte[] packed) throws RfbFault {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(packed);
      long length =
          Integer.toUnsignedLong(ByteBuffer.wrap(inflate(inflater, Integer.BYTES)).getInt());
      return length > MOST_WIRE_BYTES ? null : text(inflate(inflater, (int) length));
    } catch (DataFormatException e) {
      throw new RfbFault("a clipboard text that is not packed by zlib");
    } finally {
      inflater.end();
    }
  }

  /// Exactly so many bytes. Memory is taken as they come, not as they are announced.
  private static byte[] inflate(Inflater inflater, int length)
      throws DataFormatException, RfbFault {
    ByteArrayOutputStream out = new ByteArrayOutputStream(Math.min(length, PIECE_BYTES));
    byte[] piece = new byte[Math.min(length, PIECE_BYTES)];
    while (out.size() < length) {
      int count = inflater.inflate(piece, 0, Math.min(piece.length, length - out.size()));
      if (count == 0) {
        throw new RfbFault("a clipboard text that ends early");
      }
      out.write(piece, 0, count);
    }
    return out.toByteArray();
  }

  private static @Nullable String text(byte[] wire) {
    int end = 0;
    while (end < wire.length && wire[end] != 0) {
      end++;
    }
    try {
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(wire, 0, end)).toString();
      String lines = oneKindOfLine(text);
      return isTooLong(lines) ? null : lines;
    } catch (CharacterCodingException _) {
      return null;
    }
  }

  static byte[] pack(String text) {
    byte[] utf8 = oneKindOfLine(text).replace("\n", "\r\n").getBytes(UTF_8);
    byte[] wire =
        ByteBuffer.allocate(Integer.BYTES + utf8.length + 1)
            .putInt(utf8.length + 1)
            .put(utf8)
            .array();
    Deflater deflater = new Deflater(FASTEST);
    try {
      deflater.setInput(wire);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] piece = new byte[PIECE_BYTES];
      while (!deflater.finished()) {
        out.write(piece, 0, deflater.deflate(piece));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }

  static boolean isTooLong(String text) {
    return text.length() > Clipboard.LIMIT_BYTES
        || text.getBytes(UTF_8).length > Clipboard.LIMIT_BYTES;
  }

  /// With `\n` at the ends of lines, whatever they were.
  static String oneKindOfLine(String text) {
    return text.replace("\r\n", "\n").replace('\r', '\n');
  }
}
