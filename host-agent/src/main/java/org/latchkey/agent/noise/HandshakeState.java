package org.latchkey.agent.noise;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.noise.HandshakePattern.Token;
import org.latchkey.protocol.wire.Bytes;

/// One side of a handshake of two messages (Noise §5.3).
///
/// The initiator writes, then reads; the responder reads, then writes; then [#split] gives the
/// keys. Another order is our own mistake. After a [NoiseException] the state is wiped.
public final class HandshakeState {
  private enum Next {
    REQUEST,
    RESPONSE,
    SPLIT,
    DONE
  }

  private final HandshakePattern pattern;
  private final boolean initiator;
  private final SymmetricState symmetric;
  private final X25519KeyPair ephemeral;
  private final @Nullable X25519KeyPair staticPair;
  private final Bytes responderStatic;
  private final byte @Nullable [] psk;
  private @Nullable Bytes remoteEphemeral;
  private Next next = Next.REQUEST;

  private HandshakeState(
      HandshakePattern pattern,
      Bytes prologue,
      X25519KeyPair ephemeral,
      @Nullable X25519KeyPair staticPair,
      Bytes responderStatic,
      byte @Nullable [] psk) {
    if (pattern.hasPsk() != (psk != null)) {
      throw new IllegalArgumentException(pattern + " and a key of both sides do not go together");
    }
    this.pattern = pattern;
    this.initiator = staticPair == null;
    this.ephemeral = ephemeral;
    this.staticPair = staticPair;
    this.responderStatic = responderStatic;
    this.psk = psk;
    this.symmetric = new SymmetricState(pattern.protocolName());
    symmetric.mixHash(prologue.toArray());
    symmetric.mixHash(responderStatic.toArray());
  }

  /// The side that writes first and knows the other's static key.
  ///
  /// @param ephemeral drawn for this handshake and used for no other
  /// @param psk 32 bytes for NKpsk0, which are taken over; null for NK
  public static HandshakeState initiator(
      HandshakePattern pattern,
      Bytes prologue,
      X25519KeyPair ephemeral,
      Bytes responderStatic,
      byte @Nullable [] psk) {
    return new HandshakeState(pattern, prologue, ephemeral, null, responderStatic, psk);
  }

  /// The side that reads first and proves its static key.
  ///
  /// @param ephemeral drawn for this handshake and used for no other
  /// @param psk 32 bytes for NKpsk0, which are taken over; null for NK
  public static HandshakeState responder(
      HandshakePattern pattern,
      Bytes prologue,
      X25519KeyPair ephemeral,
      X25519KeyPair staticPair,
      byte @Nullable [] psk) {
    return new HandshakeState(
        pattern, prologue, ephemeral, staticPair, staticPair.publicKey(), psk);
  }

  public Bytes writeMessage(Bytes payload) throws NoiseException {
    List<Token> tokens = advance(initiator ? Next.REQUEST : Next.RESPONSE);
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    for (Token token : tokens) {
      if (token == Token.E) {
        message.writeBytes(ephemeral.publicKey().toArray());
        mixEphemeral(ephemeral.publicKey());
      } else {
        mixSecret(token);
      }
    }
    message.writeBytes(symmetric.encryptAndHash(payload.toArray()));
    return Bytes.view(message.toByteArray());
  }

  public Bytes readMessage(Bytes message) throws NoiseException {
    List<Token> tokens = advance(initiator ? Next.RESPONSE : Next.REQUEST);
    if (message.length() < X25519KeyPair.KEY_BYTES) {
      throw new NoiseException("a handshake message of " + message.length() + " bytes");
    }
    for (Token token : tokens) {
      if (token == Token.E) {
        remoteEphemeral = message.slice(0, X25519KeyPair.KEY_BYTES);
        mixEphemeral(remoteEphemeral);
      } else {
        mixSecret(token);
      }
    }
    return Bytes.view(symmetric.decryptAndHash(message.from(X25519KeyPair.KEY_BYTES).toArray()));
  }

  /// The hash of the whole handshake, the same on both sides and unlike any other's (Noise §11.2).
  public Bytes handshakeHash() {
    return Bytes.view(symmetric.handshakeHash());
  }

  /// A secret of 32 bytes that only the two sides of this handshake know; to be asked for before
  /// [#split]. The caller wipes it.
  ///
  /// @param label what it is for, ASCII
  public byte[] exportSecret(String label) {
    requireEnd();
    return symmetric.export(label);
  }

  /// The transport keys. The handshake's own secrets are wiped.
  public TransportKeys split() {
    requireEnd();
    next = Next.DONE;
    return symmetric.split();
  }

  private void requireEnd() {
    if (next != Next.SPLIT) {
      throw new IllegalStateException("the handshake is not at its end");
    }
  }

  /// Gives the handshake up and wipes what it knows.
  public void wipe() {
    next = Next.DONE;
    symmetric.wipe();
    if (psk != null) {
      Arrays.fill(psk, (byte) 0);
    }
  }

  private List<Token> advance(Next expected) {
    if (next != expected) {
      throw new IllegalStateException("not the turn of this message");
    }
    next = expected == Next.REQUEST ? Next.RESPONSE : Next.SPLIT;
    return expected == Next.REQUEST ? pattern.request() : pattern.response();
  }

  private void mixEphemeral(Bytes publicKey) {
    symmetric.mixHash(publicKey.toArray());
    if (pattern.hasPsk()) {
      symmetric.mixKey(publicKey.toArray()); // Noise §9.2
    }
  }

  private void mixSecret(Token token) throws NoiseException {
    switch (token) {
      case PSK -> symmetric.mixKeyAndHash(Objects.requireNonNull(psk));
      case ES ->
          symmetric.mixKey(
              staticPair == null
                  ? ephemeral.agree(responderStatic)
                  : staticPair.agree(Objects.requireNonNull(remoteEphemeral)));
      case EE -> symmetric.mixKey(ephemeral.agree(Objects.requireNonNull(remoteEphemeral)));
      case E -> throw new IllegalStateException("not a secret");
    }
  }
}
