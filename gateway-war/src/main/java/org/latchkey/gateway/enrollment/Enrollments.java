package org.latchkey.gateway.enrollment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.latchkey.gateway.audit.Audit;
import org.latchkey.gateway.computer.Computer;
import org.latchkey.gateway.computer.Computers;
import org.latchkey.protocol.audit.AuditEvent;
import org.latchkey.protocol.enrollment.EnrollmentAnswer;
import org.latchkey.protocol.enrollment.EnrollmentRequest;
import org.latchkey.protocol.identity.ComputerId;
import org.latchkey.protocol.identity.HostIdentifier;
import org.latchkey.protocol.identity.TlsPin;
import org.latchkey.protocol.ticket.TicketKey;

/// Enrolls hosts.
@ApplicationScoped
class Enrollments {
  private final EnrollmentCodes codes;
  private final Computers computers;
  private final TlsPin ownPin;
  private final TicketKey ticketKey;
  private final SecureRandom random;
  private final Clock clock;
  private final Audit audit;

  @Inject
  Enrollments(
      EnrollmentCodes codes,
      Computers computers,
      TlsPin ownPin,
      TicketKey ticketKey,
      SecureRandom random,
      Clock clock,
      Audit audit) {
    this.codes = codes;
    this.computers = computers;
    this.ownPin = ownPin;
    this.ticketKey = ticketKey;
    this.random = random;
    this.clock = clock;
    this.audit = audit;
  }

  /// What became of a request.
  sealed interface Outcome {
    record Enrolled(EnrollmentAnswer answer) implements Outcome {}

    /// Not let in.
    ///
    /// @param reason for the audit log; the host hears the same words for each
    record Refused(Reason reason) implements Outcome {}
  }

  /// Why a request is refused.
  enum Reason {
    /// Not signed with the key it names, or over another certificate than ours.
    WRONG_PROOF,
    UNKNOWN_CODE,
    EXPIRED_CODE,
    /// Used by a host with other keys.
    USED_CODE
  }

  /// Enrolls a host, or gives one that was enrolled with this code and these keys a new identifier:
  /// the answer may have been lost on the way.
  @Transactional
  Outcome enroll(EnrollmentRequest request, String address) {
    if (!request.provenFor(ownPin)) {
      return new Outcome.Refused(Reason.WRONG_PROOF);
    }
    Optional<CodeRow> found = codes.take(request.code());
    if (found.isEmpty()) {
      return new Outcome.Refused(Reason.UNKNOWN_CODE);
    }
    CodeRow code = found.get();
    if (code.isExpired(clock.instant())) {
      return new Outcome.Refused(Reason.EXPIRED_CODE);
    }
    HostIdentifier identifier = HostIdentifier.random(random);
    Optional<Computer> before = code.computer().flatMap(computers::find);
    if (before.filter(computer -> !computer.keys().equals(request.keys())).isPresent()) {
      return new Outcome.Refused(Reason.USED_CODE);
    }
    Computer computer =
        before
            .map(known -> renewed(known, identifier))
            .orElseGet(() -> added(code, request, identifier));
    record(computer, address, before.isPresent());
    return new Outcome.Enrolled(
        new EnrollmentAnswer(computer.id(), identifier, List.of(ticketKey)));
  }

  private Computer renewed(Computer computer, HostIdentifier identifier) {
    computers.replaceIdentifier(computer.id(), identifier.hash());
    return computer;
  }

  private Computer added(CodeRow code, EnrollmentRequest request, HostIdentifier identifier) {
    Computer computer =
        new Computer(
            ComputerId.random(random),
            code.account(),
            request.name(),
            request.keys(),
            identifier.hash(),
            Optional.empty());
    computers.add(computer);
    code.usedFor(computer.id());
    return computer;
  }

  private void record(Computer computer, String address, boolean again) {
    AuditEvent event =
        AuditEvent.of("computer.enrolled")
            .with("computer", computer.id().hex())
            .with("name", computer.name().text())
            .with("fingerprint", computer.keys().fingerprint().text())
            .with("address", address);
    audit.write(again ? event.with("reason", "repeated") : event);
  }
}
