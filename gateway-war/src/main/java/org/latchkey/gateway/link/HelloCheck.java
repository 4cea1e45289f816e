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
    String reason = known.map(computer -> mismatch(computer, hello, nonce)).orElse("unknown");
    if (reason.isEmpty()) {
      return Optional.of(hello.computerId());
    }
    refusals.write(
        AuditEvent.of("link.refused")
            .with("computer", hello.computerId().hex())
            .with("address", address)
            .with("reason", reason));
    return Optional.empty();
  }

  /// What does not fit; empty when all does.
  private String mismatch(Computer computer, Hello hello, LinkNonce nonce) {
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
      return proofFits ? "" : "identifier-without-key";
    }
    return proofFits ? "key-without-identifier" : "neither";
  }
}
