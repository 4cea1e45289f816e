package org.latchkey.agent.seal;

import java.util.List;
import org.jspecify.annotations.Nullable;
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
/// | [Requested] | Noise message 2 | [Proved], or failed |
public sealed interface BrowserOpening {
  /// The carrier is ready.
  ///
  /// @param hostKey the host's public channel key, which the browser knows beforehand
  /// @param known of the session that is to be resumed: one, or two when a try before may have
  ///   succeeded at the host; none for a new session
  record AwaitingHello(
      SuiteList suites, Bytes hostKey, ChannelBinding binding, List<Resumption> known)
      implements BrowserOpening {
    public AwaitingHello {
      known = List.copyOf(known);
    }

    public Requested received(Bytes message, X25519KeyPair ephemeral)
        throws OpeningFailedException {
      HostHello hello;
      try {
        hello = HostHello.read(message);
      } catch (MalformedException e) {
        throw new OpeningFailedException(
            Fault.HANDSHAKE_FAILED, "the host's hello: " + e.getMessage(), e);
      }
      Resumption resumption = resumptionFor(hello.purpose());
      SuiteList host = hello.suites();
      Suite suite =
          host.chooseFor(suites)
              .orElseThrow(() ->
                  new OpeningFailedException(
                      Fault.NO_COMMON_SUITE, "the host has " + host.numbers()));
      Bytes prologue = binding.prologue(hello.purpose(), host, suites);
      HandshakeState noise =
          HandshakeState.initiator(
              suite.pattern(hello.purpose()),
              prologue,
              ephemeral,
              hostKey,
              resumption == null ? null : resumption.secret().copy());
      try {
        Bytes answer = new BrowserHello(hello.purpose(), suites).toBytes();
        Bytes request = noise.writeMessage(Bytes.EMPTY);
        return new Requested(answer, request, prologue, noise, resumption);
      } catch (NoiseException e) {
        throw new OpeningFailedException(
            Fault.HANDSHAKE_FAILED, "the host's key: " + e.getMessage(), e);
      }
    }

    private @Nullable Resumption resumptionFor(OpeningPurpose purpose)
        throws OpeningFailedException {
      return switch (purpose) {
        case OpeningPurpose.Open _ -> {
          if (!known.isEmpty()) {
            throw new OpeningFailedException(Fault.HANDSHAKE_FAILED, "the host does not resume");
          }
          yield null;
        }
        case OpeningPurpose.Resume resume ->
            known.stream()
                .filter(one -> one.purpose().equals(resume))
                .findFirst()
                .orElseThrow(() ->
                    new OpeningFailedException(Fault.RESUME_REFUSED, "the host counts " + resume));
      };
    }
  }

  /// Hello and Noise message 1 may be sent.
  record Requested(
      Bytes hello,
      Bytes request,
      Bytes prologue,
      HandshakeState noise,
      @Nullable Resumption resumption)
      implements BrowserOpening {
    Proved received(Bytes message, long rekeyRecords) throws OpeningFailedException {
      try {
        if (!noise.readMessage(message).isEmpty()) {
          throw new OpeningFailedException(
              Fault.HANDSHAKE_FAILED, "a handshake message with a payload");
        }
        ResumptionSecret secret = ResumptionSecret.of(noise);
        Resumption next = resumption == null ? new Resumption(0, secret) : resumption.next(secret);
        return new Proved(next, ChannelKeys.ofBrowser(noise.split(), rekeyRecords));
      } catch (NoiseException e) {
        noise.wipe();
        throw new OpeningFailedException(
            Fault.HANDSHAKE_FAILED, "Noise message 2: " + e.getMessage(), e);
      }
    }
  }

  /// The host has proved its key.
  ///
  /// @param next resumes the session after this channel
  record Proved(Resumption next, ChannelKeys keys) implements BrowserOpening {}
}
