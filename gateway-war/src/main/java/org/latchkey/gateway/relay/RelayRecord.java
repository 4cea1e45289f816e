package org.latchkey.gateway.relay;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import org.latchkey.gateway.audit.Audit;
import org.latchkey.gateway.audit.RefusalAudit;
import org.latchkey.protocol.audit.AuditEvent;
import org.latchkey.protocol.identity.SessionId;
import org.latchkey.protocol.relay.RelayRole;

/// What the audit log keeps of a relay: who came from where, and how many bytes went each way.
@ApplicationScoped
class RelayRecord {
  private final Audit audit;
  private final RefusalAudit refusals;

  @Inject
  RelayRecord(Audit audit, RefusalAudit refusals) {
    this.audit = audit;
    this.refusals = refusals;
  }

  void joined(SessionId session, RelaySide side) {
    audit.write(side(AuditEvent.of("relay.joined").with("session", session.hex()), side));
  }

  void refused(String session, RelaySide side, Pairing.Reason reason) {
    refusals.write(side(AuditEvent.of("relay.refused").with("session", session), side), reason);
  }

  void ended(Meeting meeting, String reason) {
    AuditEvent event =
        AuditEvent.of("relay.ended")
            .with("session", meeting.session().hex())
            .with("computer", meeting.computer().hex())
            .with("account", meeting.account().hex());
    audit.write(
        event
            .with("bytesFromBrowser", bytes(meeting, RelayRole.BROWSER))
            .with("bytesFromHost", bytes(meeting, RelayRole.HOST))
            .with("reason", reason));
  }

  private static long bytes(Meeting meeting, RelayRole side) {
    return meeting.splice().map(splice -> splice.bytesFrom(side)).orElse(0L);
  }

  private static AuditEvent side(AuditEvent event, RelaySide side) {
    AuditEvent known =
        event
            .with("role", side.role().name().toLowerCase(Locale.ROOT))
            .with("address", side.socket().address());
    return side.signedIn()
        .map(signedIn -> known.with("account", signedIn.account().id().hex()))
        .orElse(known);
  }
}
