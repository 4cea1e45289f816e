package org.latchkey.gateway.computer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.ConcurrentMap;
import org.latchkey.gateway.setup.SharedCache;
import org.latchkey.protocol.identity.ComputerId;

/// Who is online, in the server's cache `presence`: an entry from a link's `welcome` to its close,
/// whichever node holds the link. The value names the link, so that the end of a replaced link does
/// not take its successor's entry away.
@ApplicationScoped
public class Presence {
  private final ConcurrentMap<String, String> cache;

  @Inject
  Presence(@SharedCache("presence") ConcurrentMap<String, String> cache) {
    this.cache = cache;
  }

  public void arrived(ComputerId computer, String link) {
    cache.put(computer.hex(), link);
  }

  /// Ends the presence that this link gave; false when another link has it by now.
  public boolean left(ComputerId computer, String link) {
    return cache.remove(computer.hex(), link);
  }

  public boolean isOnline(ComputerId computer) {
    return cache.containsKey(computer.hex());
  }
}
