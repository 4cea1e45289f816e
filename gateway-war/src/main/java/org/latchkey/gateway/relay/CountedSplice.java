package org.latchkey.gateway.relay;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import org.latchkey.gateway.websocket.Receiver;
import org.latchkey.gateway.websocket.Socket;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.relay.RelayRole;

/// A [Splice] through the server's WebSocket channels: each message is read whole, counted and
/// written.
final class CountedSplice implements Splice {
  /// Told once, by whatever ends the splice first.
  interface End {
    /// A side closed with this code.
    void closed(RelayRole side, int code, String reason);

    /// A side was lost, or broke a rule.
    void failed(RelayRole side, Fault fault);
  }

  private final Direction fromBrowser;
  private final Direction fromHost;
  private final End end;

  CountedSplice(Socket browser, Socket host, Clock clock, End end) {
    this.fromBrowser = new Direction(browser, host, clock);
    this.fromHost = new Direction(host, browser, clock);
    this.end = end;
  }

  private Direction from(RelayRole side) {
    return switch (side) {
      case BROWSER -> fromBrowser;
      case HOST -> fromHost;
    };
  }

  @Override
  public Receiver receiver(RelayRole side) {
    return new Side(side, from(side));
  }

  @Override
  public long bytesFrom(RelayRole side) {
    return from(side).passedBytes();
  }

  @Override
  public boolean isStuckSince(Instant then) {
    return fromBrowser.isBlockedSince(then)
        || fromHost.isBlockedSince(then)
        || (fromBrowser.isIdleSince(then) && fromHost.isIdleSince(then));
  }

  private final class Side implements Receiver {
    private final RelayRole side;
    private final Direction direction;

    Side(RelayRole side, Direction direction) {
      this.side = side;
      this.direction = direction;
    }

    @Override
    public void binary(ByteBuffer message) {
      direction.pass(message);
    }

    @Override
    public void text(String message) {
      end.failed(side, Fault.MALFORMED);
    }

    @Override
    public void tooLarge() {
      end.failed(side, Fault.TOO_LARGE);
    }

    @Override
    public void closed(int code, String reason) {
      end.closed(side, code, reason);
    }

    @Override
    public void lost() {
      end.failed(side, Fault.CARRIER_LOST);
    }
  }
}
