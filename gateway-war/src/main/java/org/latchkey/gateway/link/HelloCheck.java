package org.latchkey.gateway.link;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.util.Optional;
import org.latchkey.gateway.audit.RefusalAudit;
import org.latchkey.gateway.computer.Computer;
import org.latchkey.gateway.computer.Computers;
import org.latchkey.protocol.audit.AuditEvent;
import org.latchkey.protocol.identity.ComputerId;
import org.latchkey.protocol.identity.TlsPin;
import org.latchkey.protocol.link.Hello;
import org.latchkey.protocol.link.LinkNonce;
import org.latchkey.protocol.link.LinkProof;

/// Checks a hello: the identifier, *and* the proof by the host's key over this connection's nonces
/// and this gateway's own pin. The peer never learns which of them did not fit; the audit log does.
@ApplicationScoped
class HelloCheck {
  /// Why a hello is refused. Never told to the peer.
  private enum Mismatch {
    /// No such computer.
    UNKNOWN,
    /// The identifier was stolen.
    IDENTIFIER_WITHOUT_KEY,
    /// An identifier that was replaced, for example from a backup.
    KEY_WITHOUT_IDENTIFIER,
    NEITHER
  }

  private final Computers computers;
  private final TlsPin ownPin;
  private final RefusalAudit refusals;

  @Inject
  HelloCheck(Computers computers, TlsPin ownPin, RefusalAudit refusals) {
    this.computers = computers;
    this.ownPin = ownPin;
    this.refusals = refusals;
  }

  Optional<ComputerId> check(Hello hello, LinkNonce nonce, String address) {
    Optional<Computer> known = computers.find(hello.computerId());
    Optional<Mismatch> mismatch =
        known
            .map(computer -> mismatch(computer, hello, nonce))
            .orElse(Optional.of(Mismatch.UNKNOWN));
    if (mismatch.isEmpty()) {
      return Optional.of(hello.computerId());
    }
    refusals.write(
        AuditEvent.of("link.refused")
            .with("computer", hello.computerId().hex())
            .with("address", address),
        mismatch.get());
    return Optional.empty();
  }

  /// What does not fit; empty when all does.
  private Optional<Mismatch> mismatch(Computer computer, Hello hello, LinkNonce nonce) {
    boolean identifierFits =
        MessageDigest.isEqual(
            computer.identifierHash().toArray(), hello.identifier().hash().toArray());
    boolean proofFits =
        LinkProof.verifies(
            hello.proof(),
            computer.keys().signingKey(),
            ownPin,
            computer.id(),
            nonce,
            hello.nonce());
    if (identifierFits) {
      return proofFits ? Optional.empty() : Optional.of(Mismatch.IDENTIFIER_WITHOUT_KEY);
    }
    return Optional.of(proofFits ? Mismatch.KEY_WITHOUT_IDENTIFIER : Mismatch.NEITHER);
  }
}
