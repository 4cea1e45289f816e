package org.latchkey.gateway.setup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.latchkey.gateway.account.Accounts;
import org.latchkey.gateway.audit.Audit;
import org.latchkey.gateway.http.Json;
import org.latchkey.gateway.signin.SignInSweep;
import org.latchkey.protocol.audit.AuditEvent;
import org.latchkey.protocol.fault.FaultException;

/// What happens when the gateway starts, in this order: tables ([Migrations], earlier, by
/// Hibernate), secrets (without them nothing below is made), the audit log looked through, the
/// first account, and the work that is done from time to time.
@ApplicationScoped
class Startup {
  private static final System.Logger LOG = System.getLogger(Startup.class.getName());

  /// The newest entries that are looked through at each start; all of them would make a start
  /// longer each year.
  private static final int ENTRIES_CHECKED = 10_000;

  private final Accounts accounts;
  private final FirstAccount firstAccount;
  private final Audit audit;
  private final SignInSweep sweep;
  private final GatewaySecrets secrets;

  @Inject
  Startup(
      Accounts accounts,
      FirstAccount firstAccount,
      Audit audit,
      SignInSweep sweep,
      GatewaySecrets secrets) {
    this.accounts = accounts;
    this.firstAccount = firstAccount;
    this.audit = audit;
    this.sweep = sweep;
    this.secrets = secrets;
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object context)
      throws IOException, FaultException {
    LOG.log(System.Logger.Level.DEBUG, "{0} are there", secrets);
    audit
        .check(ENTRIES_CHECKED)
        .ifPresent(broken ->
            LOG.log(
                System.Logger.Level.ERROR,
                "THE AUDIT LOG WAS ALTERED: entry {0} does not fit ({1})",
                Long.toString(broken.line()),
                broken.reason()));
    makeFirstAccount(FirstAccount.file());
    audit.write(AuditEvent.of("gateway.started"));
    sweep.start();
  }

  private void makeFirstAccount(Path file) throws IOException, FaultException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (accounts.isEmpty()) {
      firstAccount.make(Json.read(OwnerOnlyFile.read(file), FirstAccount.Wanted.class));
    } else {
      LOG.log(
          System.Logger.Level.WARNING, "there are accounts already, so {0} is only deleted", file);
    }
    Files.delete(file);
  }
}
