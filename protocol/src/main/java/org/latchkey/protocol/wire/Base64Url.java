package org.latchkey.protocol.wire;

import java.util.Base64;

/// base64url without padding (RFC 4648 §5), how binary stands in JSON.
public final class Base64Url {
  private Base64Url() {}

  public static String encode(Bytes bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toArray());
  }

  /// Reads the one canonical form: no padding, no line breaks, unused bits zero.
  public static Bytes decode(String text) throws MalformedException {
    try {
      Bytes read = Bytes.view(Base64.getUrlDecoder().decode(text));
      if (encode(read).equals(text)) {
        return read;
      }
    } catch (IllegalArgumentException _) {
      // told below, in the same words
    }
    throw new MalformedException("not base64url without padding");
  }
}
