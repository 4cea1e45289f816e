package org.latchkey.gateway.relay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.latchkey.protocol.identity.AccountId;

/// The meetings of this node, so many in all and so many of one account. Guarded by the lock of
/// [Relays].
final class Meetings {
  private final int most;
  private final int mostOfOneAccount;
  private final Map<RelayId, Meeting> byRelay = new HashMap<>();
  private final Map<AccountId, Integer> ofAccount = new HashMap<>();

  Meetings(int most, int mostOfOneAccount) {
    this.most = most;
    this.mostOfOneAccount = mostOfOneAccount;
  }

  /// Adds one; false when there is no room.
  boolean add(Meeting meeting) {
    int here = ofAccount.getOrDefault(meeting.account(), 0);
    if (byRelay.size() >= most || here >= mostOfOneAccount) {
      return false;
    }
    byRelay.put(meeting.relay(), meeting);
    ofAccount.put(meeting.account(), here + 1);
    return true;
  }

  void remove(Meeting meeting) {
    if (byRelay.remove(meeting.relay(), meeting)
        && ofAccount.merge(meeting.account(), -1, Integer::sum) == 0) {
      ofAccount.remove(meeting.account());
    }
  }

  Optional<Meeting> find(RelayId relay) {
    return Optional.ofNullable(byRelay.get(relay));
  }

  List<Meeting> all() {
    return new ArrayList<>(byRelay.values());
  }
}
