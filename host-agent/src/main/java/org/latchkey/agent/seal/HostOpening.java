package org.latchkey.agent.seal;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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
  ///
  /// @param resumption of the session that is to be resumed; null for a new one
  record AwaitingHello(Host host, ChannelBinding binding, @Nullable Resumption resumption)
      implements HostOpening {
    public Bytes hello() {
      return new HostHello(host.suites(), purpose()).toBytes();
    }

    public AwaitingRequest received(Bytes message) throws OpeningFailedException {
      BrowserHello hello;
      try {
        hello = BrowserHello.read(message);
      } catch (MalformedException e) {
        throw new OpeningFailedException(
            Fault.HANDSHAKE_FAILED, "the browser's hello: " + e.getMessage(), e);
      }
      requirePurpose(hello.purpose());
      Suite suite =
          host.suites()
              .chooseFor(hello.suites())
              .orElseThrow(() ->
                  new OpeningFailedException(
                      Fault.NO_COMMON_SUITE, "the browser has " + hello.suites().numbers()));
      Bytes prologue = binding.prologue(hello.purpose(), host.suites(), hello.suites());
      return new AwaitingRequest(host.channelKey(), suite, prologue, resumption);
    }

    private void requirePurpose(OpeningPurpose purpose) throws OpeningFailedException {
      if (purpose.code() != purpose().code()) {
        throw new OpeningFailedException(
            Fault.HANDSHAKE_FAILED, "the browser's hello is for " + purpose);
      }
      if (!purpose.equals(purpose())) {
        throw new OpeningFailedException(Fault.RESUME_REFUSED, "the browser counts " + purpose);
      }
    }

    private OpeningPurpose purpose() {
      return resumption == null ? new OpeningPurpose.Open() : resumption.purpose();
    }
  }

  /// Both lists are known and the suite is chosen.
  record AwaitingRequest(
      X25519KeyPair channelKey, Suite suite, Bytes prologue, @Nullable Resumption resumption)
      implements HostOpening {
    /// Reads Noise message 1 and answers it.
    ///
    /// @param ephemerals draws the key pair of this handshake
    /// @param rekeyRecords after how many records a direction is re-keyed
    public Answered received(Bytes message, Supplier<X25519KeyPair> ephemerals, long rekeyRecords)
        throws OpeningFailedException {
      HandshakeState noise = responder(ephemerals.get());
      try {
        requireEmpty(noise.readMessage(message));
        Bytes response = noise.writeMessage(Bytes.EMPTY);
        Bytes hash = noise.handshakeHash();
        ResumptionSecret secret = ResumptionSecret.of(noise);
        return new Answered(
            suite, response, hash, secret, ChannelKeys.ofHost(noise.split(), rekeyRecords));
      } catch (NoiseException e) {
        noise.wipe();
        throw new OpeningFailedException(unproved(), "Noise message 1: " + e.getMessage(), e);
      }
    }

    private HandshakeState responder(X25519KeyPair ephemeral) throws OpeningFailedException {
      return resumption == null
          ? HandshakeState.responder(
              suite.pattern(new OpeningPurpose.Open()), prologue, ephemeral, channelKey, null)
          : HandshakeState.responder(
              suite.pattern(resumption.purpose()),
              prologue,
              ephemeral,
              channelKey,
              resumption.secret().copy());
    }

    private Fault unproved() {
      return resumption == null ? Fault.HANDSHAKE_FAILED : Fault.RESUME_REFUSED;
    }
  }

  /// The keys exist. That the browser is live in this handshake is proved only by its first record.
  ///
  /// @param secret resumes the session after this channel
  record Answered(
      Suite suite, Bytes response, Bytes handshakeHash, ResumptionSecret secret, ChannelKeys keys)
      implements HostOpening {
    void wipe() {
      keys.wipe();
      secret.wipe();
    }

    @Override
    public String toString() {
      return "Answered[" + suite + "]";
    }
  }

  /// The beginning.
  ///
  /// @param resumption of the session that is to be resumed; null for a new one
  static AwaitingHello start(Host host, ChannelBinding binding, @Nullable Resumption resumption) {
    return new AwaitingHello(host, binding, resumption);
  }

  private static void requireEmpty(Bytes payload) throws OpeningFailedException {
    if (!payload.isEmpty()) {
      throw new OpeningFailedException(
          Fault.HANDSHAKE_FAILED, "a handshake message with a payload");
    }
  }
}
