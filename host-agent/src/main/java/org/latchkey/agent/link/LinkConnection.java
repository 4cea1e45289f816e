package org.latchkey.agent.link;

import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.latchkey.agent.Texts;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.link.Challenge;
import org.latchkey.protocol.link.Hello;
import org.latchkey.protocol.link.LinkCodec;
import org.latchkey.protocol.link.LinkLimits;
import org.latchkey.protocol.link.LinkMessage;
import org.latchkey.protocol.link.Ping;
import org.latchkey.protocol.link.Pong;
import org.latchkey.protocol.link.SessionAccepted;
import org.latchkey.protocol.link.SessionEnded;
import org.latchkey.protocol.link.SessionOffer;
import org.latchkey.protocol.link.SessionRefused;
import org.latchkey.protocol.link.Unrecognized;
import org.latchkey.protocol.link.Unsupported;
import org.latchkey.protocol.link.Welcome;
import org.latchkey.protocol.wire.MalformedException;

/// A link that is up: pings, answers, hands offers on, and notices silence. One thread serves it.
final class LinkConnection {
  private final WebSocketChannel channel;
  private final OfferDesk desk;
  private final Duration heartbeat;
  private final LongSupplier nanoClock;
  private long pings;

  LinkConnection(
      WebSocketChannel channel, OfferDesk desk, Duration heartbeat, LongSupplier nanoClock) {
    this.channel = channel;
    this.desk = desk;
    this.heartbeat = heartbeat;
    this.nanoClock = nanoClock;
  }

  /// Serves until the link ends, which it always does by throwing.
  void serve() throws IOException, LinkClosedException {
    long heard = nanoClock.getAsLong();
    long pinged = heard;
    while (true) {
      long now = nanoClock.getAsLong();
      if (now - heard >= LinkLimits.SILENCE.toNanos()) {
        throw new LinkClosedException(Fault.SILENT, "the gateway fell silent");
      }
      if (now - pinged >= heartbeat.toNanos()) {
        send(new Ping(pings++));
        pinged = now;
      }
      long untilPing = heartbeat.toNanos() - (now - pinged);
      long untilSilence = LinkLimits.SILENCE.toNanos() - (now - heard);
      if (handled(channel.receive(Duration.ofNanos(Math.min(untilPing, untilSilence))))) {
        heard = nanoClock.getAsLong();
      }
    }
  }

  void send(LinkMessage message) throws IOException {
    channel.send(LinkCodec.write(message));
  }

  /// @return whether anything was heard
  private boolean handled(Incoming incoming) throws IOException, LinkClosedException {
    switch (incoming) {
      case Incoming.Nothing _ -> {
        return false;
      }
      case Incoming.Text(String text) -> handle(parsed(text));
      case Incoming.Binary _ ->
          throw new LinkClosedException(Fault.MALFORMED, "a binary message on the link");
      case Incoming.Closed closed -> throw LinkClosedException.byPeer(closed);
      case Incoming.Lost(String reason) -> throw new IOException(reason);
    }
    return true;
  }

  private void handle(LinkMessage message) throws IOException, LinkClosedException {
    switch (message) {
      case SessionOffer offer -> send(desk.offer(offer));
      case Ping(long n) -> send(new Pong(n));
      case Unrecognized unknown -> send(unknown.answer());
      case Pong _, Unsupported _, SessionEnded _ -> {
        // A sign of life; the end of a session is told by its relay.
      }
      case Challenge _, Hello _, Welcome _, SessionAccepted _, SessionRefused _ ->
          throw new LinkClosedException(Fault.MALFORMED, "a message out of place on the link");
    }
  }

  private static LinkMessage parsed(String text) throws LinkClosedException {
    try {
      return LinkCodec.read(text);
    } catch (MalformedException e) {
      throw new LinkClosedException(Fault.MALFORMED, Texts.reason(e));
    }
  }
}
