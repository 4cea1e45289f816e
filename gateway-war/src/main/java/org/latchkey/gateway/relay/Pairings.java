package org.latchkey.gateway.relay;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ConcurrentMap;
import org.latchkey.gateway.relay.Pairing.Attempt;
import org.latchkey.gateway.setup.SharedCache;
import org.latchkey.protocol.identity.AccountId;
import org.latchkey.protocol.identity.ComputerId;
import org.latchkey.protocol.identity.SessionId;
import org.latchkey.protocol.relay.JoinMessage;
import org.latchkey.protocol.relay.RelayRole;

/// The pairings that wait, in the cache `relay-pairings`, which bounds their number and lets them
/// expire. Each change is one atomic replacement, so that two who come with one token at the same
/// moment cannot both get in.
@ApplicationScoped
class Pairings {
  private final ConcurrentMap<String, String> cache;
  private final Clock clock;

  @Inject
  Pairings(@SharedCache("relay-pairings") ConcurrentMap<String, String> cache, Clock clock) {
    this.cache = cache;
    this.clock = clock;
  }

  void add(Pairing pairing) {
    cache.put(pairing.session().hex(), PairingText.write(pairing));
  }

  void remove(SessionId session) {
    cache.remove(session.hex());
  }

  Attempt join(RelayRole role, JoinMessage join, Optional<AccountId> account) {
    String key = join.session().hex();
    for (String known = cache.get(key); known != null; known = cache.get(key)) {
      Attempt attempt = PairingText.read(known).join(role, join.token(), account, clock.instant());
      if (!(attempt instanceof Attempt.Joined joined) || replace(key, known, joined.next())) {
        return attempt;
      }
    }
    return new Attempt.Refused(Pairing.Reason.UNKNOWN_SESSION);
  }

  /// The host `computer` refuses the session; false when it is not a session with that host that
  /// still waits.
  boolean refuse(SessionId session, ComputerId computer) {
    String key = session.hex();
    for (String known = cache.get(key); known != null; known = cache.get(key)) {
      Pairing pairing = PairingText.read(known);
      if (!pairing.computer().equals(computer)) {
        return false;
      }
      if (replace(key, known, pairing.refusedByHost())) {
        return true;
      }
    }
    return false;
  }

  private boolean replace(String key, String known, Pairing next) {
    return next.isComplete()
        ? cache.remove(key, known)
        : cache.replace(key, known, PairingText.write(next));
  }
}
