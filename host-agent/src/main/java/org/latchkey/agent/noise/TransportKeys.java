package org.latchkey.agent.noise;

/// What a handshake ends in (Noise §5.2 Split): one state for each direction.
public record TransportKeys(CipherState fromInitiator, CipherState fromResponder) {
  public void wipe() {
    fromInitiator.wipe();
    fromResponder.wipe();
  }
}
