package org.latchkey.gateway.account;

import java.security.MessageDigest;
import java.security.SecureRandom;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Hashes passwords with Argon2id (RFC 9106), version 0x13, 16 bytes of salt, 32 of hash, and the
/// pepper as its secret value. Not limited in how many run at once: [HashLimit] is.
final class Argon2id {
  private final byte[] pepper;
  private final HashCost cost;
  private final SecureRandom random;

  Argon2id(byte[] pepper, HashCost cost, SecureRandom random) {
    this.pepper = pepper.clone();
    this.cost = cost;
    this.random = random;
  }

  /// A new hash at the present cost.
  StoredHash hash(Password password) {
    byte[] salt = new byte[16];
    random.nextBytes(salt);
    return new StoredHash(cost, salt, compute(password, cost, salt));
  }

  /// Whether this is the password; costs what the stored hash cost when it was made.
  boolean fits(Password password, StoredHash stored) {
    byte[] hash = compute(password, stored.cost(), stored.salt());
    return MessageDigest.isEqual(hash, stored.hash());
  }

  /// Whether the stored hash was made at another cost than the present one.
  boolean isOutdated(StoredHash stored) {
    return !stored.cost().equals(cost);
  }

  private byte[] compute(Password password, HashCost cost, byte[] salt) {
    Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
    argon2.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(cost.memoryKib())
            .withIterations(cost.passes())
            .withParallelism(cost.lanes())
            .withSalt(salt)
            .withSecret(pepper)
            .build());
    byte[] hash = new byte[32];
    argon2.generateBytes(password.bytes(), hash);
    return hash;
  }
}
