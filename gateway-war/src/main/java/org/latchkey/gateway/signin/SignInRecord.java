package org.latchkey.gateway.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.latchkey.gateway.audit.Audit;
import org.latchkey.protocol.audit.AuditEvent;

/// Changes an open sign-in and its entry in the audit log together, or neither.
@ApplicationScoped
class SignInRecord {
  private final SignIns signIns;
  private final Audit audit;

  @Inject
  SignInRecord(SignIns signIns, Audit audit) {
    this.signIns = signIns;
    this.audit = audit;
  }

  @Transactional
  SessionId begin(SignInState.SignedIn signedIn, String address) {
    SessionId id = signIns.begin(signedIn.account(), signedIn.factors(), address);
    audit.write(
        AuditEvent.of("sign-in.succeeded")
            .with("account", signedIn.account().id().hex())
            .with("address", address)
            .with("factors", signedIn.factors().stream().map(Factor::id).toList()));
    return id;
  }

  @Transactional
  Optional<SignInEnded> replaced(SessionId id) {
    return signIns.end(id, SignInEnded.Reason.REPLACED);
  }

  @Transactional
  Optional<SignInEnded> signOut(SessionId id, String address) {
    Optional<SignInEnded> ended = signIns.end(id, SignInEnded.Reason.SIGNED_OUT);
    ended.ifPresent(over ->
        audit.write(
            AuditEvent.of("sign-out")
                .with("account", over.account().hex())
                .with("address", address)));
    return ended;
  }
}
