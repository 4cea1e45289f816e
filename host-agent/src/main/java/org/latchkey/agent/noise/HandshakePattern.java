package org.latchkey.agent.noise;

import java.util.List;

/// The patterns we have (Noise §7.5, §9.4). In both the initiator knows the responder's static key
/// beforehand, and is itself not known.
public enum HandshakePattern {
  /// `<- s … -> e, es <- e, ee`
  NK("Noise_NK_25519_AESGCM_SHA256", false),
  /// `<- s … -> psk, e, es <- e, ee`
  NK_PSK0("Noise_NKpsk0_25519_AESGCM_SHA256", true);

  enum Token {
    E,
    ES,
    EE,
    PSK
  }

  private final String protocolName;
  private final boolean hasPsk;

  HandshakePattern(String protocolName, boolean hasPsk) {
    this.protocolName = protocolName;
    this.hasPsk = hasPsk;
  }

  public String protocolName() {
    return protocolName;
  }

  List<Token> request() {
    return hasPsk ? List.of(Token.PSK, Token.E, Token.ES) : List.of(Token.E, Token.ES);
  }

  List<Token> response() {
    return List.of(Token.E, Token.EE);
  }

  boolean hasPsk() {
    return hasPsk;
  }
}
