package org.latchkey.gateway.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Locale;
import org.latchkey.protocol.audit.AuditEvent;

/// Writes down refusals that anybody can cause without having shown who they are: so many a minute
/// for each event and reason, so that strangers cannot fill the log. The next one written of the
/// same kind says how many were left out.
@ApplicationScoped
public class RefusalAudit {
  private final Audit audit;
  private final Clock clock;
  private final RefusalBudgets budgets = new RefusalBudgets();

  @Inject
  RefusalAudit(Audit audit, Clock clock) {
    this.audit = audit;
    this.clock = clock;
  }

  /// Writes the refusal with its reason, `SOME_REASON` as `some-reason`.
  public void write(AuditEvent event, Enum<?> reason) {
    String word = reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    budgets
        .admit(event.name() + " " + word, clock.instant())
        .ifPresent(leftOut -> {
          AuditEvent told = event.with("reason", word);
          audit.write(leftOut == 0 ? told : told.with("leftOutBefore", leftOut));
        });
  }
}
