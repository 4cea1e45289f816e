package org.latchkey.gateway.setup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/// `gateway-secrets.json`, as it stands on disk, binary as base64url: made once, at the first
/// start, and kept with the database's backups but never among them.
record SecretsFile(
    int version, String pepper, String csrfKey, String ticketKey, String ticketPublicKey) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// Reads the file.
  static GatewaySecrets read(Path file) {
    try {
      SecretsFile secrets = JSON.readValue(OwnerOnlyFile.read(file), SecretsFile.class);
      if (secrets.version != 1) {
        throw new IllegalStateException(file + " has version " + secrets.version + ", not 1");
      }
      return secrets.open();
    } catch (JsonProcessingException _) {
      // its message may quote what it read, and would end in the log
      throw new IllegalStateException(file + " is damaged: restore it from a backup");
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + file, e);
    }
  }

  /// Makes new secrets and writes them, to appear as a whole or not at all.
  static GatewaySecrets make(Path file, SecureRandom random) {
    try {
      KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      SecretsFile secrets =
          new SecretsFile(
              1,
              text(bytes(random)),
              text(bytes(random)),
              text(keys.getPrivate().getEncoded()),
              text(keys.getPublic().getEncoded()));
      OwnerOnlyFile.write(file, JSON.writeValueAsBytes(secrets));
      return secrets.open();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has Ed25519", e);
    } catch (IOException e) {
      throw new UncheckedIOException("writing " + file, e);
    }
  }

  private GatewaySecrets open() {
    try {
      KeyFactory factory = KeyFactory.getInstance("Ed25519");
      return new GatewaySecrets(
          bytes(pepper),
          bytes(csrfKey),
          new KeyPair(
              factory.generatePublic(new X509EncodedKeySpec(bytes(ticketPublicKey))),
              factory.generatePrivate(new PKCS8EncodedKeySpec(bytes(ticketKey)))));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("gateway-secrets.json holds no Ed25519 key", e);
    }
  }

  private static byte[] bytes(SecureRandom random) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return bytes;
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] bytes(String text) {
    return Base64.getUrlDecoder().decode(text);
  }

  @Override
  public String toString() {
    return "SecretsFile";
  }
}
