package org.latchkey.gateway.websocket;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/// Counts sockets that have not yet shown who they are, so that strangers cannot take all the room:
/// so many in all, and so many from one address. An IPv6 address counts as its /64, since whoever
/// has one has all of it.
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
      String place = place(address);
      int here = waiting.getOrDefault(place, 0);
      if (all >= most || here >= mostFromOneAddress) {
        return false;
      }
      waiting.put(place, here + 1);
      all++;
      return true;
    } finally {
      lock.unlock();
    }
  }

  public void leave(String address) {
    lock.lock();
    try {
      String place = place(address);
      if (waiting.merge(place, -1, Integer::sum) == 0) {
        waiting.remove(place);
      }
      all--;
    } finally {
      lock.unlock();
    }
  }

  /// Java writes IPv6 with all its eight groups; the first four are the /64.
  private static String place(String address) {
    String[] groups = address.split(":", -1);
    return groups.length < 8 ? address : String.join(":", List.of(groups).subList(0, 4));
  }
}
