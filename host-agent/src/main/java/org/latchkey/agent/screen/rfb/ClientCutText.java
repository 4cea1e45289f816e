package org.latchkey.agent.screen.rfb;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.screen.clipboard.Clipboard;

/// Text that the viewer cut or copied (RFC 6143 §7.5.6), in Latin-1. With a negative length it is a
/// message of the [ExtendedClipboard] instead.
///
/// ```
/// 6 u8 | padding 3 | length s32 | text
/// ```
///
/// @param text null when it was too long, and skipped
record ClientCutText(@Nullable String text) implements ClientMessage {
  static final int TYPE = 6;

  /// Longer than anything that a person copies: the stream cannot be understood from here on.
  static final int ABSURD_BYTES = 16 * 1024 * 1024;

  /// Reads what follows the type. What is too long is read past, without keeping it.
  ///
  /// @param extended whether the viewer knows the extended clipboard
  static ClientMessage read(RfbReader in, boolean extended) throws IOException, RfbFault {
    in.skip(3);
    long length = in.s32();
    boolean message = length < 0 && extended;
    long size = message ? -length : length & 0xffff_ffffL;
    if (size > ABSURD_BYTES) {
      throw new RfbFault("a cut text of " + size + " bytes");
    }
    if (size > (message ? ClipboardText.MOST_PACKED_BYTES : Clipboard.LIMIT_BYTES)) {
      in.skip(size);
      return new ClientCutText(null);
    }
    if (message) {
      return ExtendedClipboard.read(in, (int) size);
    }
    return new ClientCutText(
        ClipboardText.oneKindOfLine(new String(in.bytes((int) size), ISO_8859_1)));
  }

  /// Never shows what.
  @Override
  public String toString() {
    return "ClientCutText";
  }
}
