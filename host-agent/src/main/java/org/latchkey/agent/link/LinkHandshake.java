package org.latchkey.agent.link;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.function.LongSupplier;
import org.latchkey.agent.AgentVersion;
import org.latchkey.agent.Texts;
import org.latchkey.agent.enrollment.Enrollment;
import org.latchkey.agent.identity.HostKeyPairs;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.identity.ComputerId;
import org.latchkey.protocol.identity.TlsPin;
import org.latchkey.protocol.link.Challenge;
import org.latchkey.protocol.link.Hello;
import org.latchkey.protocol.link.LinkCodec;
import org.latchkey.protocol.link.LinkMessage;
import org.latchkey.protocol.link.LinkNonce;
import org.latchkey.protocol.link.LinkProof;
import org.latchkey.protocol.link.Welcome;
import org.latchkey.protocol.wire.MalformedException;

/// The opening of a link: `challenge`, `hello`, `welcome`, and nothing else before it
/// (`docs/protocol.md` §5).
final class LinkHandshake {
  /// For the whole of it.
  private static final Duration WITHIN = Duration.ofSeconds(20);

  private final Enrollment enrollment;
  private final HostKeyPairs keys;
  private final Random random;
  private final LongSupplier nanoClock;

  LinkHandshake(Enrollment enrollment, HostKeyPairs keys, Random random, LongSupplier nanoClock) {
    this.enrollment = enrollment;
    this.keys = keys;
    this.random = random;
    this.nanoClock = nanoClock;
  }

  /// @param seen the pin of the certificate on this very connection
  Welcome perform(WebSocketChannel channel, TlsPin seen) throws IOException, LinkClosedException {
    long end = nanoClock.getAsLong() + WITHIN.toNanos();
    if (!(next(channel, end) instanceof Challenge challenge)) {
      throw new LinkClosedException(Fault.MALFORMED, "the gateway did not begin with a challenge");
    }
    channel.send(LinkCodec.write(hello(challenge.nonce(), seen)));
    if (!(next(channel, end) instanceof Welcome welcome)) {
      throw new LinkClosedException(Fault.MALFORMED, "the gateway did not answer with welcome");
    }
    return welcome;
  }

  private Hello hello(LinkNonce gatewayNonce, TlsPin seen) {
    ComputerId computer = enrollment.answer().computerId();
    LinkNonce nonce = LinkNonce.random(random);
    return new Hello(
        computer,
        enrollment.answer().identifier(),
        nonce,
        AgentVersion.text(),
        LinkProof.make(keys.signing(), seen, computer, gatewayNonce, nonce));
  }

  private LinkMessage next(WebSocketChannel channel, long endNanos)
      throws IOException, LinkClosedException {
    Duration left = Duration.ofNanos(endNanos - nanoClock.getAsLong());
    return switch (channel.receive(left)) {
      case Incoming.Text(String text) -> parsed(text);
      case Incoming.Binary _ ->
          throw new LinkClosedException(Fault.MALFORMED, "a binary message on the link");
      case Incoming.Nothing _ ->
          throw new LinkClosedException(Fault.TIMED_OUT, "the gateway did not answer in time");
      case Incoming.Closed closed -> throw LinkClosedException.byPeer(closed);
      case Incoming.Lost(String reason) -> throw new IOException(reason);
    };
  }

  private static LinkMessage parsed(String text) throws LinkClosedException {
    try {
      return LinkCodec.read(text);
    } catch (MalformedException e) {
      throw new LinkClosedException(Fault.MALFORMED, Texts.reason(e));
    }
  }
}
