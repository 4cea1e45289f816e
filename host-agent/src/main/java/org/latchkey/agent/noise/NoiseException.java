package org.latchkey.agent.noise;

/// A Noise message does not open: it was altered, is of another handshake or counter, or carries a
/// public key that no honest peer sends. The state it was given to is of no more use.
public final class NoiseException extends Exception {
  private static final long serialVersionUID = 1;

  NoiseException(String message) {
    super(message);
  }

  NoiseException(String message, Throwable cause) {
    super(message, cause);
  }
}
