package org.latchkey.gateway.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.latchkey.gateway.account.Password;
import org.latchkey.gateway.account.Passwords;
import org.latchkey.gateway.audit.Audit;
import org.latchkey.protocol.audit.AuditEvent;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.fault.FaultException;

/// Takes a person through a sign-in and out again, and writes down what happened.
@ApplicationScoped
class SignInDesk {
  private final Passwords passwords;
  private final SignInRecord record;
  private final Audit audit;
  private final Event<SignInEnded> ended;

  @Inject
  SignInDesk(Passwords passwords, SignInRecord record, Audit audit, Event<SignInEnded> ended) {
    this.passwords = passwords;
    this.record = record;
    this.audit = audit;
    this.ended = ended;
  }

  /// Signs in, under a new id; the id that the browser had before is no longer good.
  ///
  /// @throws FaultException `sign-in-failed`, whatever did not fit; `too-many`
  SessionId signIn(String email, Password password, String address, Optional<SessionId> before)
      throws FaultException {
    return switch (new SignInState.Unproved().after(passwords.check(email, password))) {
      case SignInState.SignedIn signedIn -> {
        before.flatMap(record::replaced).ifPresent(ended::fire);
        yield record.begin(signedIn, address);
      }
      case SignInState.Refused refused -> {
        audit.write(failed(refused, address));
        throw new FaultException(Fault.SIGN_IN_FAILED);
      }
      case SignInState.Unproved _ -> throw new IllegalStateException("a step that leads nowhere");
    };
  }

  /// Signs out; nothing happens when it was over already.
  void signOut(SessionId id, String address) {
    record.signOut(id, address).ifPresent(ended::fire);
  }

  private static AuditEvent failed(SignInState.Refused refused, String address) {
    return AuditEvent.of("sign-in.failed")
        .with("account", emptyIsNone(refused.account()))
        .with("email", emptyIsNone(refused.email()))
        .with("address", address)
        .with("reason", refused.reason());
  }

  private static @Nullable String emptyIsNone(String text) {
    return text.isEmpty() ? null : text;
  }
}
