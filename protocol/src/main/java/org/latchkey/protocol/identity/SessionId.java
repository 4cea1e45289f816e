package org.latchkey.protocol.identity;

import java.util.Random;
import org.latchkey.protocol.wire.Bytes;
import org.latchkey.protocol.wire.MalformedException;
import org.latchkey.protocol.wire.RandomBytes;

/// Names one client using one computer once: 16 random bytes, written as 32 lower-case hexadecimal
/// digits (`docs/protocol.md` §1). Not a secret.
public record SessionId(String hex) {
  /// Takes an id that is known to be in form.
  ///
  /// @throws IllegalArgumentException when `hex` has another form
  public SessionId {
    if (!IdForm.fits(hex)) {
      throw new IllegalArgumentException("not 32 lower-case hexadecimal digits");
    }
  }

  public static SessionId random(Random random) {
    return new SessionId(RandomBytes.draw(random, IdForm.BYTES).toHex());
  }

  public static SessionId parse(String text) throws MalformedException {
    return new SessionId(IdForm.checked(text));
  }

  public Bytes bytes() {
    return Bytes.fromHex(hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
