package org.latchkey.agent.session;

import java.time.Duration;
import org.latchkey.agent.session.control.ControlMessage.Heartbeat;
import org.latchkey.agent.stream.RuleBrokenException;

/// Whether the browser is still there (`docs/sealed-channel.md` §5, silence). Time is an argument:
/// nanoseconds of any clock that only goes forward. Not for more than one thread.
///
/// | from | on | to |
/// |---|---|---|
/// | live | no record for 5 s | stale |
/// | stale | a record opened | live |
/// | stale | no record for 60 s, or 15 s once somebody is signed in | silent |
final class Liveness {
  enum State {
    LIVE,
    STALE,
    SILENT
  }

  private final Duration stale;
  private long heardAt;
  private long sent;
  private long received;
  private long receivedAt;

  Liveness(SessionTiming timing, long now) {
    this.stale = timing.stale();
    this.heardAt = now;
    this.receivedAt = now;
  }

  void heard(long now) {
    heardAt = now;
  }

  void heard(Heartbeat heartbeat, long now) throws RuleBrokenException {
    if (heartbeat.n() <= received || heartbeat.echo() > sent) {
      throw new RuleBrokenException("a heartbeat that does not count");
    }
    received = heartbeat.n();
    receivedAt = now;
  }

  /// When a record opened last.
  long heardAt() {
    return heardAt;
  }

  /// How it stands now.
  ///
  /// @param silent how long the silence may be
  State at(long now, Duration silent) {
    Duration silence = Duration.ofNanos(now - heardAt);
    if (silence.compareTo(silent) >= 0) {
      return State.SILENT;
    }
    return silence.compareTo(stale) >= 0 ? State.STALE : State.LIVE;
  }

  Heartbeat next(long now) {
    return new Heartbeat(++sent, received, Duration.ofNanos(now - receivedAt).toMillis());
  }
}
