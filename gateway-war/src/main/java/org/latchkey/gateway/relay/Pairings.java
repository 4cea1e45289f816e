package org.latchkey.gateway.relay;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ConcurrentMap;
import org.latchkey.gateway.relay.Pairing.Attempt;
import org.latchkey.gateway.setup.SharedCache;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.identity.AccountId;
import org.latchkey.protocol.relay.JoinMessage;
import org.latchkey.protocol.relay.RelayRole;

/// The pairings that wait, in the cache `relay-pairings`, which bounds their number and lets them
/// expire. Each change is one atomic replacement, so that two who come with one token at the same
/// moment cannot both get in.
///
/// A pairing stands under the hash of its browser's token, and under that of its host's token
/// stands which pairing it is: whoever has no good token finds nothing, and nobody who names a
/// session finds another's relay of it.
@ApplicationScoped
class Pairings {
  private static final String POINTER = "of ";

  private final ConcurrentMap<String, String> cache;
  private final Clock clock;

  @Inject
  Pairings(@SharedCache("relay-pairings") ConcurrentMap<String, String> cache, Clock clock) {
    this.cache = cache;
    this.clock = clock;
  }

  void add(Pairing pairing) {
    cache.put(pairing.relay().hex(), PairingText.write(pairing));
    cache.put(pairing.hostTokenHash().toHex(), POINTER + pairing.relay().hex());
  }

  void remove(RelayId relay) {
    String known = cache.remove(relay.hex());
    if (known != null) {
      cache.remove(PairingText.read(known).hostTokenHash().toHex());
    }
  }

  Attempt join(RelayRole role, JoinMessage join, Optional<AccountId> account) {
    String key = pairingOf(join.token().hash().toHex());
    for (String known = cache.get(key); known != null; known = cache.get(key)) {
      Attempt attempt = PairingText.read(known).join(role, join, account, clock.instant());
      if (!(attempt instanceof Attempt.Joined joined) || replace(key, known, joined.next())) {
        return attempt;
      }
    }
    return new Attempt.Refused(Pairing.Reason.UNKNOWN_TOKEN);
  }

  private String pairingOf(String tokenHash) {
    String found = cache.get(tokenHash);
    return found != null && found.startsWith(POINTER)
        ? found.substring(POINTER.length())
        : tokenHash;
  }

  /// The host does not come; false when it was not waited for any more.
  boolean refuse(RelayId relay, Fault fault) {
    String key = relay.hex();
    for (String known = cache.get(key); known != null; known = cache.get(key)) {
      if (replace(key, known, PairingText.read(known).refusedByHost(fault))) {
        return true;
      }
    }
    return false;
  }

  private boolean replace(String key, String known, Pairing next) {
    if (!next.isComplete()) {
      return cache.replace(key, known, PairingText.write(next));
    }
    boolean replaced = cache.remove(key, known);
    if (replaced) {
      cache.remove(next.hostTokenHash().toHex());
    }
    return replaced;
  }
}
