package org.latchkey.agent.screen.rfb;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// What both sides say about their clipboards ("The RFB Protocol", Extended Clipboard
/// Pseudo-Encoding). It travels as a cut text of negative length:
///
/// ```
/// type u8 | padding 3 | -length s32 | flags u32 | body
/// ```
///
/// Only texts are understood; other formats are neither offered nor asked for.
sealed interface ExtendedClipboard extends ClientMessage {
  /// What the sender understands.
  record Capabilities(int actions, int formats) implements ExtendedClipboard {}

  /// The sender would like to have this.
  record Request(boolean text) implements ExtendedClipboard {}

  /// The sender would like to know what there is.
  record Peek() implements ExtendedClipboard {}

  /// The sender has this to offer.
  record Notify(boolean text) implements ExtendedClipboard {}

  /// Here it is.
  ///
  /// @param text with `\n` at the ends of lines; null when there is none in it, it is too long, or
  ///   no text
  record Provide(@Nullable String text) implements ExtendedClipboard {
    /// Never shows what.
    @Override
    public String toString() {
      return "Provide";
    }
  }

  int FLAG_BYTES = 4;

  /// Reads a message of so many bytes, which are not more than are worth keeping.
  static ExtendedClipboard read(RfbReader in, int lengthBytes) throws IOException, RfbFault {
    if (lengthBytes < FLAG_BYTES) {
      throw new RfbFault("a clipboard message of " + lengthBytes + " bytes");
    }
    int flags = in.s32();
    byte[] body = in.bytes(lengthBytes - FLAG_BYTES);
    int formats = flags & ClipboardFlags.FORMATS;
    boolean text = (formats & ClipboardFlags.TEXT) != 0;
    if ((flags & ClipboardFlags.CAPS) != 0) {
      if (body.length != Integer.BYTES * Integer.bitCount(formats)) {
        throw new RfbFault("clipboard capabilities of " + body.length + " bytes");
      }
      return new Capabilities(flags & ClipboardFlags.ACTIONS, formats);
    }
    return switch (flags & ~ClipboardFlags.FORMATS) {
      case ClipboardFlags.REQUEST -> new Request(text);
      case ClipboardFlags.PEEK -> new Peek();
      case ClipboardFlags.NOTIFY -> new Notify(text);
      case ClipboardFlags.PROVIDE -> new Provide(text ? ClipboardText.unpack(body) : null);
      default -> throw new RfbFault("a clipboard message without one action");
    };
  }

  /// Appends the message as a server says it.
  default void write(RfbWriter out) {
    switch (this) {
      case Capabilities(int actions, int formats) -> {
        ServerCutText.header(-(FLAG_BYTES + Integer.BYTES * Integer.bitCount(formats)), out);
        out.s32(actions | formats);
        out.zeros(Integer.BYTES * Integer.bitCount(formats)); // nothing unasked for, of any size
      }
      case Request(boolean text) -> write(ClipboardFlags.REQUEST, text, out);
      case Peek() -> write(ClipboardFlags.PEEK, false, out);
      case Notify(boolean text) -> write(ClipboardFlags.NOTIFY, text, out);
      case Provide(String text) -> {
        byte[] body = text == null ? new byte[0] : ClipboardText.pack(text);
        ServerCutText.header(-(FLAG_BYTES + body.length), out);
        out.s32(ClipboardFlags.PROVIDE | (text == null ? 0 : ClipboardFlags.TEXT));
        out.bytes(body);
      }
    }
  }

  private static void write(int action, boolean text, RfbWriter out) {
    ServerCutText.header(-FLAG_BYTES, out);
    out.s32(action | (text ? ClipboardFlags.TEXT : 0));
  }
}
