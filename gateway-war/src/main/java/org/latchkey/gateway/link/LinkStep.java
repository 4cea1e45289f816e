package org.latchkey.gateway.link;

import java.time.Instant;
import java.util.Optional;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.identity.ComputerId;
import org.latchkey.protocol.link.Challenge;
import org.latchkey.protocol.link.Hello;
import org.latchkey.protocol.link.LinkLimits;
import org.latchkey.protocol.link.LinkMessage;
import org.latchkey.protocol.link.LinkNonce;
import org.latchkey.protocol.link.Ping;
import org.latchkey.protocol.link.Pong;
import org.latchkey.protocol.link.SessionAccepted;
import org.latchkey.protocol.link.SessionEnded;
import org.latchkey.protocol.link.SessionOffer;
import org.latchkey.protocol.link.SessionRefused;
import org.latchkey.protocol.link.Unrecognized;
import org.latchkey.protocol.link.Unsupported;
import org.latchkey.protocol.link.Welcome;

/// One step of a link: the next state, and what is to be done (`docs/protocol.md` §5).
///
/// A peer that breaks a rule is not an error here but an effect, `Close`, after which the state is
/// `Over` and every further step does nothing.
record LinkStep(LinkState next, Effect effect) {
  /// What is to be done.
  sealed interface Effect {
    record Nothing() implements Effect {}

    record Send(LinkMessage message) implements Effect {}

    /// Look the computer up, and compare identifier and proof; then [LinkStep#checked].
    record Check(Hello hello, LinkNonce nonce) implements Effect {}

    /// The link is up: announce it and send `welcome`.
    record Welcome(ComputerId computer) implements Effect {}

    /// The host says something about a session.
    record AboutSession(ComputerId computer, LinkMessage message) implements Effect {}

    record Close(Fault fault) implements Effect {}
  }

  private static final Effect NOTHING = new Effect.Nothing();

  static LinkStep received(LinkState state, LinkMessage message, Instant now) {
    return switch (state) {
      case LinkState.AwaitingHello(LinkNonce nonce, Instant opened) ->
          message instanceof Hello hello
              ? new LinkStep(new LinkState.Checking(nonce, opened), new Effect.Check(hello, nonce))
              : close(Fault.MALFORMED);
      case LinkState.Checking _ -> close(Fault.MALFORMED);
      case LinkState.Up(ComputerId computer, _) ->
          up(new LinkState.Up(computer, now), computer, message);
      case LinkState.Over over -> new LinkStep(over, NOTHING);
    };
  }

  private static LinkStep up(LinkState.Up next, ComputerId computer, LinkMessage message) {
    return switch (message) {
      case Ping(long n) -> new LinkStep(next, new Effect.Send(new Pong(n)));
      case Pong _, Unsupported _ -> new LinkStep(next, NOTHING);
      case Unrecognized unknown -> new LinkStep(next, new Effect.Send(unknown.answer()));
      case SessionAccepted _, SessionRefused _, SessionEnded _ ->
          new LinkStep(next, new Effect.AboutSession(computer, message));
      case Challenge _, Hello _, Welcome _, SessionOffer _ -> close(Fault.MALFORMED);
    };
  }

  /// What the check came to: the computer, or nothing when anything did not fit.
  static LinkStep checked(LinkState state, Optional<ComputerId> proved, Instant now) {
    return switch (state) {
      case LinkState.Checking _ ->
          proved
              .map(id -> new LinkStep(new LinkState.Up(id, now), new Effect.Welcome(id)))
              .orElseGet(() -> close(Fault.UNAUTHENTICATED));
      case LinkState.Over over -> new LinkStep(over, NOTHING);
      case LinkState.AwaitingHello _, LinkState.Up _ ->
          throw new IllegalStateException("checked what nobody asked to be checked");
    };
  }

  /// Time has gone by.
  static LinkStep tick(LinkState state, Instant now) {
    return switch (state) {
      case LinkState.AwaitingHello(_, Instant opened) -> helloBy(state, opened, now);
      case LinkState.Checking(_, Instant opened) -> helloBy(state, opened, now);
      case LinkState.Up(_, Instant lastHeard) ->
          now.isBefore(lastHeard.plus(LinkLimits.SILENCE))
              ? new LinkStep(state, NOTHING)
              : close(Fault.SILENT);
      case LinkState.Over over -> new LinkStep(over, NOTHING);
    };
  }

  private static LinkStep helloBy(LinkState state, Instant opened, Instant now) {
    return now.isBefore(opened.plus(LinkLimits.HELLO_WITHIN))
        ? new LinkStep(state, NOTHING)
        : close(Fault.TIMED_OUT);
  }

  private static LinkStep close(Fault fault) {
    return new LinkStep(new LinkState.Over(), new Effect.Close(fault));
  }
}
