package org.latchkey.agent.identity;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.XECPrivateKey;
import org.latchkey.agent.noise.X25519KeyPair;
import org.latchkey.protocol.identity.ChannelKey;
import org.latchkey.protocol.wire.Bytes;
import org.latchkey.protocol.wire.MalformedException;

/// An X25519 key with its secret half: the host's static key of the sealed channel. Has no useful
/// `toString`, on purpose.
public final class ChannelKeyPair {
  /// Length of [#stored].
  public static final int STORED_BYTES = 64;

  private static final int HALF = 32;

  private final X25519KeyPair pair;
  private final Bytes scalar;
  private final ChannelKey publicKey;

  private ChannelKeyPair(X25519KeyPair pair, Bytes scalar, ChannelKey publicKey) {
    this.pair = pair;
    this.scalar = scalar;
    this.publicKey = publicKey;
  }

  public static ChannelKeyPair generate() {
    try {
      KeyPair drawn = KeyPairGenerator.getInstance("X25519").generateKeyPair();
      byte[] scalar = ((XECPrivateKey) drawn.getPrivate()).getScalar().orElseThrow();
      return of(Bytes.copyOf(scalar));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no X25519", e);
    }
  }

  /// Reads what [#stored] gave.
  ///
  /// @throws MalformedException when it has another length, or its halves do not belong together
  public static ChannelKeyPair ofStored(Bytes stored) throws MalformedException {
    if (stored.length() != STORED_BYTES) {
      throw new MalformedException("a stored channel key has " + STORED_BYTES + " bytes");
    }
    ChannelKeyPair read = of(Bytes.copyOf(stored.slice(0, HALF).toArray()));
    if (!MessageDigest.isEqual(
        read.publicKey.raw().toArray(), stored.slice(HALF, HALF).toArray())) {
      throw new MalformedException("the halves of a stored channel key do not belong together");
    }
    return read;
  }

  /// The secret scalar and the public key, 32 bytes each. Whoever holds this can pose as this host.
  public Bytes stored() {
    return Bytes.concat(scalar, publicKey.raw());
  }

  public ChannelKey publicKey() {
    return publicKey;
  }

  /// The same pair, as the handshake wants it.
  public X25519KeyPair forHandshake() {
    return pair;
  }

  private static ChannelKeyPair of(Bytes scalar) {
    X25519KeyPair pair = X25519KeyPair.ofSecret(scalar);
    return new ChannelKeyPair(pair, scalar, new ChannelKey(pair.publicKey()));
  }
}
