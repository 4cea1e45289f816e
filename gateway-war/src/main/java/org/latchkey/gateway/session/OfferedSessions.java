package org.latchkey.gateway.session;

import java.util.LinkedHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.latchkey.protocol.identity.ComputerId;
import org.latchkey.protocol.identity.SessionId;

/// Which host each session was offered to, until that host has said how it came out. So a host's
/// word counts once, and for its own sessions only: it can neither speak for another nor fill the
/// audit log. Of more than `most` the oldest is forgotten, and its host's last word with it.
final class OfferedSessions {
  private final int most;
  private final ReentrantLock lock = new ReentrantLock();
  private final LinkedHashMap<SessionId, ComputerId> hosts = new LinkedHashMap<>();

  OfferedSessions(int most) {
    this.most = most;
  }

  void add(SessionId session, ComputerId host) {
    lock.lock();
    try {
      hosts.put(session, host);
      if (hosts.size() > most) {
        hosts.pollFirstEntry();
      }
    } finally {
      lock.unlock();
    }
  }

  /// Takes the session out; false when it was not offered to this host, or was taken before.
  boolean take(SessionId session, ComputerId host) {
    lock.lock();
    try {
      return hosts.remove(session, host);
    } finally {
      lock.unlock();
    }
  }
}
