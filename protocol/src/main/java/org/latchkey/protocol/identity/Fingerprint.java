package org.latchkey.protocol.identity;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.latchkey.protocol.wire.Bytes;
import org.latchkey.protocol.wire.Hash;

/// What people compare to know a host (`docs/protocol.md` §1.2): the first 120 bits of
/// SHA-256(`latchkey/host/1` ‖ signing key ‖ channel key), as six groups of four base32 letters.
///
/// Finding other keys with the same fingerprint takes about 2^120 tries; a pair of hosts that share
/// one takes 2^60, and would harm only themselves.
public record Fingerprint(String text) {
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int HASH_BYTES = 15;
  private static final int LETTERS = 24;
  private static final Bytes LABEL =
      Bytes.copyOf("latchkey/host/1".getBytes(StandardCharsets.US_ASCII));

  public static Fingerprint of(HostKeys keys) {
    Bytes hash = Hash.sha256(Bytes.concat(LABEL, keys.signingKey().raw(), keys.channelKey().raw()));
    BigInteger bits = new BigInteger(1, Arrays.copyOf(hash.toArray(), HASH_BYTES));
    StringBuilder letters = new StringBuilder(LETTERS);
    for (int shift = 5 * (LETTERS - 1); shift >= 0; shift -= 5) {
      letters.append(ALPHABET.charAt(bits.shiftRight(shift).intValue() & 31));
    }
    List<String> groups = new ArrayList<>();
    for (int at = 0; at < LETTERS; at += 4) {
      groups.add(letters.substring(at, at + 4));
    }
    return new Fingerprint(String.join("-", groups));
  }

  @Override
  public String toString() {
    return text;
  }
}
