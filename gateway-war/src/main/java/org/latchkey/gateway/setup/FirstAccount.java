package org.latchkey.gateway.setup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.file.Path;
import org.latchkey.gateway.account.Account;
import org.latchkey.gateway.account.Email;
import org.latchkey.gateway.account.Password;
import org.latchkey.gateway.account.Passwords;
import org.latchkey.gateway.audit.Audit;
import org.latchkey.protocol.audit.AuditEvent;
import org.latchkey.protocol.fault.FaultException;

/// Makes the owner's account of `first-account.json`, and its enrollment code, in one transaction
/// (`docs/protocol.md` §4).
@ApplicationScoped
class FirstAccount {
  private final Passwords passwords;
  private final Audit audit;
  private final Event<FirstEnrollmentCode> code;

  @Inject
  FirstAccount(Passwords passwords, Audit audit, Event<FirstEnrollmentCode> code) {
    this.passwords = passwords;
    this.audit = audit;
    this.code = code;
  }

  @Transactional(rollbackOn = FaultException.class)
  void make(Wanted wanted) throws FaultException {
    Email email =
        Email.of(wanted.email())
            .orElseThrow(() -> new IllegalArgumentException("the e-mail address is none"));
    Account account = passwords.addAccount(email, wanted.password(), true);
    audit.write(
        AuditEvent.of("account.created")
            .with("account", account.id().hex())
            .with("email", account.email()));
    code.fire(new FirstEnrollmentCode(account.id(), wanted.enrollmentCode()));
  }

  static Path file() {
    return Surroundings.configuration().resolve("first-account.json");
  }

  /// What the file says.
  record Wanted(String email, Password password, String enrollmentCode) {
    @Override
    public String toString() {
      return "Wanted";
    }
  }
}
