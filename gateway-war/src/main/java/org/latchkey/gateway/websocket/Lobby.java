package org.latchkey.gateway.websocket;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/// Counts sockets that have not yet shown who they are, so that strangers cannot take all the room:
/// so many in all, and so many from one address.
public final class Lobby {
  private final int most;
  private final int mostFromOneAddress;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Integer> waiting = new HashMap<>();
  private int all;

  public Lobby(int most, int mostFromOneAddress) {
    this.most = most;
    this.mostFromOneAddress = mostFromOneAddress;
  }

  /// Takes a place; false when there is none. Each place is given back by [#leave].
  public boolean enter(String address) {
    lock.lock();
    try {
      int here = waiting.getOrDefault(address, 0);
      if (all >= most || here >= mostFromOneAddress) {
        return false;
      }
      waiting.put(address, here + 1);
      all++;
      return true;
    } finally {
      lock.unlock();
    }
  }

  public void leave(String address) {
    lock.lock();
    try {
      if (waiting.merge(address, -1, Integer::sum) == 0) {
        waiting.remove(address);
      }
      all--;
    } finally {
      lock.unlock();
    }
  }
}
