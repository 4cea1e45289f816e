package org.latchkey.gateway.relay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.latchkey.protocol.identity.AccountId;
import org.latchkey.protocol.identity.SessionId;

/// The meetings of this node, so many in all and so many of one account. Guarded by the lock of
/// [Relays].
final class Meetings {
  private final int most;
  private final int mostOfOneAccount;
  private final Map<SessionId, Meeting> bySession = new HashMap<>();
  private final Map<AccountId, Integer> ofAccount = new HashMap<>();

  Meetings(int most, int mostOfOneAccount) {
    this.most = most;
    this.mostOfOneAccount = mostOfOneAccount;
  }

  /// Adds one; false when there is no room.
  boolean add(Meeting meeting) {
    int here = ofAccount.getOrDefault(meeting.account(), 0);
    if (bySession.size() >= most || here >= mostOfOneAccount) {
      return false;
    }
    bySession.put(meeting.session(), meeting);
    ofAccount.put(meeting.account(), here + 1);
    return true;
  }

  void remove(Meeting meeting) {
    if (bySession.remove(meeting.session(), meeting)
        && ofAccount.merge(meeting.account(), -1, Integer::sum) == 0) {
      ofAccount.remove(meeting.account());
    }
  }

  Optional<Meeting> find(SessionId session) {
    return Optional.ofNullable(bySession.get(session));
  }

  List<Meeting> all() {
    return new ArrayList<>(bySession.values());
  }
}
