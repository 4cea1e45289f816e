package org.latchkey.agent.stream;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The rules of streams, for whoever sees the frames of both directions in order: either end, or
/// the agent between them (`docs/sealed-channel.md` §4).
///
/// Per stream, and from / on / to:
///
/// | from | on | to |
/// |---|---|---|
/// | never used | open | waiting |
/// | waiting | accepted | open |
/// | waiting | refused | spent |
/// | open | close | that direction ended |
/// | waiting, open, one direction ended | close with a fault | the other side's close awaited; what it still sends is dropped |
/// | both directions ended | | spent: late credit and close are dropped, anything else breaks a rule |
///
/// It only counts and decides: no thread, no clock, no bytes. Whoever uses it holds a lock around
/// each call. After a [RuleBrokenException] it is of no more use.
public final class StreamLedger {
  /// What to do with a frame that broke no rule.
  public enum Verdict {
    TAKE,
    /// The frame crossed an end that its sender had not yet seen.
    DROP
  }

  /// One direction, named by who sends in it.
  private static final class Direction {
    long credit;
    boolean ended;
    boolean aborted;
  }

  private static final class Entry {
    final Direction fromBrowser = new Direction();
    final Direction fromHost = new Direction();
    boolean accepted;
  }

  private final Map<Integer, Entry> live = new HashMap<>();
  private final BitSet spent = new BitSet();

  public Verdict fromBrowser(Frame frame) throws RuleBrokenException {
    return switch (frame) {
      case Frame.Open open -> opened(open);
      case Frame.Accepted _, Frame.Refused _ ->
          throw new RuleBrokenException("the browser answered an open");
      case Frame.Data _, Frame.Credit _, Frame.Close _ -> passed(frame, true);
      case Frame.Received _ -> throw ofTheChannel();
    };
  }

  public Verdict fromHost(Frame frame) throws RuleBrokenException {
    return switch (frame) {
      case Frame.Open _ -> throw new RuleBrokenException("the host opened a stream");
      case Frame.Accepted accepted -> accepted(accepted);
      case Frame.Refused refused -> refused(refused);
      case Frame.Data _, Frame.Credit _, Frame.Close _ -> passed(frame, false);
      case Frame.Received _ -> throw ofTheChannel();
    };
  }

  /// What a channel states about its frames never passes into the streams.
  private static RuleBrokenException ofTheChannel() {
    return new RuleBrokenException("a count of frames where there is no channel");
  }

  /// How many bytes the host may send now on this stream; 0 if it is not open.
  public long hostCredit(int stream) {
    Entry entry = live.get(stream);
    return entry == null || !entry.accepted || entry.fromHost.ended ? 0 : entry.fromHost.credit;
  }

  /// How many bytes the browser may send now on this stream; 0 if it is not open.
  public long browserCredit(int stream) {
    Entry entry = live.get(stream);
    return entry == null || entry.fromBrowser.ended ? 0 : entry.fromBrowser.credit;
  }

  /// Whether this stream was opened and has not ended in both directions.
  public boolean isLive(int stream) {
    return live.containsKey(stream);
  }

  /// Whether this stream was opened and not answered yet.
  public boolean isWaiting(int stream) {
    Entry entry = live.get(stream);
    return entry != null && !entry.accepted;
  }

  public int openStreams() {
    return live.size();
  }

  private Verdict opened(Frame.Open open) throws RuleBrokenException {
    if (spent.get(open.stream()) || live.containsKey(open.stream())) {
      throw new RuleBrokenException("a stream id used twice");
    }
    if (live.size() == StreamLimits.MAX_OPEN_STREAMS) {
      throw new RuleBrokenException("too many open streams");
    }
    Entry entry = new Entry();
    give(entry.fromHost, open.credit());
    live.put(open.stream(), entry);
    return Verdict.TAKE;
  }

  private Verdict accepted(Frame.Accepted accepted) throws RuleBrokenException {
    Entry entry = waiting(accepted.stream());
    entry.accepted = true;
    if (entry.fromBrowser.aborted) {
      return Verdict.DROP;
    }
    give(entry.fromBrowser, accepted.credit());
    return Verdict.TAKE;
  }

  private Verdict refused(Frame.Refused refused) throws RuleBrokenException {
    var _ = waiting(refused.stream());
    spend(refused.stream());
    return Verdict.TAKE;
  }

  private Entry waiting(int stream) throws RuleBrokenException {
    Entry entry = live.get(stream);
    if (entry == null || entry.accepted || entry.fromHost.ended) {
      throw new RuleBrokenException("an answer to no open");
    }
    return entry;
  }

  private Verdict passed(Frame frame, boolean byBrowser) throws RuleBrokenException {
    if (frame instanceof Frame.Data && frame.stream() == StreamLimits.CONTROL_STREAM) {
      return Verdict.TAKE;
    }
    Entry entry = live.get(frame.stream());
    if (entry == null) {
      return late(frame);
    }
    Direction own = byBrowser ? entry.fromBrowser : entry.fromHost;
    Direction other = byBrowser ? entry.fromHost : entry.fromBrowser;
    if (own.aborted) {
      throw new RuleBrokenException("a frame after its sender's close with a fault");
    }
    return switch (frame) {
      case Frame.Data data -> data(data, entry, own, other);
      case Frame.Credit credit -> credit(credit, entry, byBrowser, other);
      case Frame.Close close -> close(close, entry, byBrowser, own, other);
      case Frame.Open _, Frame.Accepted _, Frame.Refused _, Frame.Received _ ->
          throw new IllegalStateException("handled before");
    };
  }

  private Verdict late(Frame frame) throws RuleBrokenException {
    if (spent.get(frame.stream()) && !(frame instanceof Frame.Data)) {
      return Verdict.DROP;
    }
    throw new RuleBrokenException("a frame on a stream that is not open");
  }

  private static Verdict data(Frame.Data data, Entry entry, Direction own, Direction other)
      throws RuleBrokenException {
    if (own.ended) {
      throw new RuleBrokenException("data after its sender's close");
    }
    if (other.aborted) {
      return Verdict.DROP;
    }
    if (!entry.accepted) {
      throw new RuleBrokenException("data before accepted");
    }
    if (data.payload().length() > own.credit) {
      throw new RuleBrokenException("data beyond credit");
    }
    own.credit -= data.payload().length();
    return Verdict.TAKE;
  }

  private static Verdict credit(
      Frame.Credit credit, Entry entry, boolean byBrowser, Direction other)
      throws RuleBrokenException {
    if (other.ended) {
      return Verdict.DROP;
    }
    if (!byBrowser && !entry.accepted) {
      throw new RuleBrokenException("credit before accepted");
    }
    give(other, credit.bytes());
    return Verdict.TAKE;
  }

  private Verdict close(
      Frame.Close close, Entry entry, boolean byBrowser, Direction own, Direction other)
      throws RuleBrokenException {
    boolean aborts = close.notice() != null;
    if (own.ended && !aborts) {
      throw new RuleBrokenException("a second close");
    }
    if (!byBrowser && !entry.accepted && !other.aborted) {
      throw new RuleBrokenException("close instead of an answer to open");
    }
    own.ended = true;
    own.aborted = aborts;
    if (other.ended) {
      spend(close.stream());
    }
    return Verdict.TAKE;
  }

  private static void give(Direction direction, long bytes) throws RuleBrokenException {
    direction.credit += bytes;
    if (direction.credit > StreamLimits.MAX_CREDIT_BYTES) {
      throw new RuleBrokenException("more credit than is allowed");
    }
  }

  private void spend(int stream) {
    @Nullable Entry _ = live.remove(stream);
    spent.set(stream);
  }
}
