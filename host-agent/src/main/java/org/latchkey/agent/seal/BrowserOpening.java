package org.latchkey.agent.seal;

import org.latchkey.agent.noise.HandshakeState;
import org.latchkey.agent.noise.NoiseException;
import org.latchkey.agent.noise.X25519KeyPair;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.wire.Bytes;
import org.latchkey.protocol.wire.MalformedException;

/// The browser's side of the opening, the twin of `web-client/src/channel/` for tests and
/// benchmarks.
///
/// | state | on | to |
/// |---|---|---|
/// | [AwaitingHello] | the host's hello | [Requested] with hello and Noise message 1, or failed |
/// | [Requested] | Noise message 2 | [SealedChannel]'s keys, or failed |
public sealed interface BrowserOpening {
  /// The carrier is ready.
  ///
  /// @param hostKey the host's public channel key, which the browser knows beforehand
  record AwaitingHello(SuiteList suites, Bytes hostKey, ChannelBinding binding)
      implements BrowserOpening {
    public Requested received(Bytes message, X25519KeyPair ephemeral)
        throws OpeningFailedException {
      SuiteList host;
      try {
        host = HostHello.read(message).suites();
      } catch (MalformedException e) {
        throw new OpeningFailedException(
            Fault.HANDSHAKE_FAILED, "the host's hello: " + e.getMessage(), e);
      }
      Suite suite =
          host.chooseFor(suites)
              .orElseThrow(() ->
                  new OpeningFailedException(
                      Fault.NO_COMMON_SUITE, "the host has " + host.numbers()));
      Bytes prologue = binding.prologue(OpeningPurpose.OPEN, host, suites);
      HandshakeState noise =
          HandshakeState.initiator(suite.pattern(), prologue, ephemeral, hostKey, null);
      try {
        Bytes hello = new BrowserHello(OpeningPurpose.OPEN, suites).toBytes();
        return new Requested(hello, noise.writeMessage(Bytes.EMPTY), prologue, noise);
      } catch (NoiseException e) {
        throw new OpeningFailedException(
            Fault.HANDSHAKE_FAILED, "the host's key: " + e.getMessage(), e);
      }
    }
  }

  /// Hello and Noise message 1 may be sent.
  record Requested(Bytes hello, Bytes request, Bytes prologue, HandshakeState noise)
      implements BrowserOpening {
    ChannelKeys received(Bytes message, long rekeyRecords) throws OpeningFailedException {
      try {
        if (!noise.readMessage(message).isEmpty()) {
          throw new OpeningFailedException(
              Fault.HANDSHAKE_FAILED, "a handshake message with a payload");
        }
        return ChannelKeys.ofBrowser(noise.split(), rekeyRecords);
      } catch (NoiseException e) {
        noise.wipe();
        throw new OpeningFailedException(
            Fault.HANDSHAKE_FAILED, "Noise message 2: " + e.getMessage(), e);
      }
    }
  }
}
