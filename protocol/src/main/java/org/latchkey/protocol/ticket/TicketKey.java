package org.latchkey.protocol.ticket;

import org.latchkey.protocol.identity.SigningKey;
import org.latchkey.protocol.wire.Base64Url;
import org.latchkey.protocol.wire.Hash;
import org.latchkey.protocol.wire.MalformedException;

/// A key that signs tickets, with its name: the first 16 letters of base64url(SHA-256(key)).
public record TicketKey(String kid, SigningKey key) {
  private static final int KID_LETTERS = 16;

  public TicketKey {
    if (!kid.equals(nameOf(key))) {
      throw new IllegalArgumentException("a ticket key is named by its hash");
    }
  }

  public static TicketKey of(SigningKey key) {
    return new TicketKey(nameOf(key), key);
  }

  /// A key that came with its name.
  public static TicketKey named(String kid, SigningKey key) throws MalformedException {
    if (!kid.equals(nameOf(key))) {
      throw new MalformedException("a ticket key must be named by its hash");
    }
    return new TicketKey(kid, key);
  }

  private static String nameOf(SigningKey key) {
    return Base64Url.encode(Hash.sha256(key.raw())).substring(0, KID_LETTERS);
  }
}
