package org.latchkey.agent.seal;

import java.util.function.Supplier;
import org.latchkey.agent.noise.HandshakeState;
import org.latchkey.agent.noise.NoiseException;
import org.latchkey.agent.noise.X25519KeyPair;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.wire.Bytes;
import org.latchkey.protocol.wire.MalformedException;

/// The host's side of the opening (`docs/sealed-channel.md` §2), each state with what is valid
/// then.
///
/// | state | on | to |
/// |---|---|---|
/// | [AwaitingHello] | the browser's hello | [AwaitingRequest], or failed |
/// | [AwaitingRequest] | Noise message 1 | [Answered] with Noise message 2, or failed |
/// | [Answered] | the first record that opens | a [SealedChannel] |
///
/// Whatever does not fit is an [OpeningFailedException], and no state is left. [HostDoor] does the
/// reading, writing and waiting.
public sealed interface HostOpening {
  /// What the host brings to every opening.
  record Host(X25519KeyPair channelKey, SuiteList suites) {}

  /// The host's hello is sent, or may be.
  record AwaitingHello(Host host, ChannelBinding binding) implements HostOpening {
    public Bytes hello() {
      return new HostHello(host.suites()).toBytes();
    }

    public AwaitingRequest received(Bytes message) throws OpeningFailedException {
      BrowserHello hello;
      try {
        hello = BrowserHello.read(message);
      } catch (MalformedException e) {
        throw new OpeningFailedException(
            Fault.HANDSHAKE_FAILED, "the browser's hello: " + e.getMessage(), e);
      }
      Suite suite =
          host.suites()
              .chooseFor(hello.suites())
              .orElseThrow(() ->
                  new OpeningFailedException(
                      Fault.NO_COMMON_SUITE, "the browser has " + hello.suites().numbers()));
      Bytes prologue = binding.prologue(hello.purpose(), host.suites(), hello.suites());
      return new AwaitingRequest(host.channelKey(), suite, prologue);
    }
  }

  /// Both lists are known and the suite is chosen.
  record AwaitingRequest(X25519KeyPair channelKey, Suite suite, Bytes prologue)
      implements HostOpening {
    /// Reads Noise message 1 and answers it.
    ///
    /// @param ephemerals draws the key pair of this handshake
    /// @param rekeyRecords after how many records a direction is re-keyed
    public Answered received(Bytes message, Supplier<X25519KeyPair> ephemerals, long rekeyRecords)
        throws OpeningFailedException {
      HandshakeState noise =
          HandshakeState.responder(suite.pattern(), prologue, ephemerals.get(), channelKey, null);
      try {
        requireEmpty(noise.readMessage(message));
        Bytes response = noise.writeMessage(Bytes.EMPTY);
        Bytes hash = noise.handshakeHash();
        return new Answered(suite, response, hash, ChannelKeys.ofHost(noise.split(), rekeyRecords));
      } catch (NoiseException e) {
        noise.wipe();
        throw new OpeningFailedException(
            Fault.HANDSHAKE_FAILED, "Noise message 1: " + e.getMessage(), e);
      }
    }
  }

  /// The keys exist. That the browser is live in this handshake is proved only by its first record.
  record Answered(Suite suite, Bytes response, Bytes handshakeHash, ChannelKeys keys)
      implements HostOpening {
    @Override
    public String toString() {
      return "Answered[" + suite + "]";
    }
  }

  static AwaitingHello start(Host host, ChannelBinding binding) {
    return new AwaitingHello(host, binding);
  }

  private static void requireEmpty(Bytes payload) throws OpeningFailedException {
    if (!payload.isEmpty()) {
      throw new OpeningFailedException(
          Fault.HANDSHAKE_FAILED, "a handshake message with a payload");
    }
  }
}
