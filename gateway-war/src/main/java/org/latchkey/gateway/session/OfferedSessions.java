package org.latchkey.gateway.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.latchkey.gateway.relay.RelayId;
import org.latchkey.protocol.identity.ComputerId;
import org.latchkey.protocol.identity.SessionId;

/// What was offered to which host, until that host has said how it came out. So a host's word
/// counts once, and for its own sessions only: it can neither speak for another, nor touch a
/// session of the same name elsewhere, nor fill the audit log. Of more than `most` the oldest is
/// forgotten, and its host's last word with it.
///
/// A host answers the offers of one session in the order in which they came (`docs/protocol.md`
/// §5).
final class OfferedSessions {
  /// What one account may have at once (`docs/protocol.md` §7), so more need no remembering.
  private static final int MOST_UNANSWERED = 16;

  private record Key(SessionId session, ComputerId host) {}

  private static final class Offers {
    final Deque<RelayId> unanswered = new ArrayDeque<>();
    boolean accepted;
  }

  private final int most;
  private final ReentrantLock lock = new ReentrantLock();
  private final LinkedHashMap<Key, Offers> bySession = new LinkedHashMap<>();

  OfferedSessions(int most) {
    this.most = most;
  }

  void add(SessionId session, ComputerId host, RelayId relay) {
    lock.lock();
    try {
      Offers offers = bySession.computeIfAbsent(new Key(session, host), _ -> new Offers());
      offers.unanswered.addLast(relay);
      if (offers.unanswered.size() > MOST_UNANSWERED) {
        offers.unanswered.removeFirst();
      }
      if (bySession.size() > most) {
        bySession.pollFirstEntry();
      }
    } finally {
      lock.unlock();
    }
  }

  /// The host comes to the oldest offer that it has not answered.
  void accepted(SessionId session, ComputerId host) {
    lock.lock();
    try {
      Offers offers = bySession.get(new Key(session, host));
      if (offers != null && offers.unanswered.pollFirst() != null) {
        offers.accepted = true;
      }
    } finally {
      lock.unlock();
    }
  }

  /// The host does not come to the oldest offer that it has not answered; empty when there is none.
  Optional<RelayId> refused(SessionId session, ComputerId host) {
    lock.lock();
    try {
      Key key = new Key(session, host);
      Offers offers = bySession.get(key);
      if (offers == null) {
        return Optional.empty();
      }
      @Nullable RelayId relay = offers.unanswered.pollFirst();
      if (offers.unanswered.isEmpty() && !offers.accepted) {
        bySession.remove(key);
      }
      return Optional.ofNullable(relay);
    } finally {
      lock.unlock();
    }
  }

  /// An offer did not reach its host.
  void withdraw(SessionId session, ComputerId host, RelayId relay) {
    lock.lock();
    try {
      Key key = new Key(session, host);
      Offers offers = bySession.get(key);
      if (offers != null) {
        offers.unanswered.remove(relay);
        if (offers.unanswered.isEmpty() && !offers.accepted) {
          bySession.remove(key);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /// The session is over; false when none of that name was offered to this host and is not over.
  boolean ended(SessionId session, ComputerId host) {
    lock.lock();
    try {
      return bySession.remove(new Key(session, host)) != null;
    } finally {
      lock.unlock();
    }
  }
}
