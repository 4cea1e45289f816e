package org.latchkey.agent.link;

import java.util.function.BooleanSupplier;
import org.latchkey.agent.audit.AuditLog;
import org.latchkey.agent.enrollment.Enrollment;
import org.latchkey.agent.identity.HostKeyPairs;
import org.latchkey.agent.settings.AgentSettings;
import org.latchkey.agent.tls.GatewayClient;
import org.latchkey.agent.tls.TrustStore;

/// What a link is made of.
///
/// @param sessionWaits whether a session waits for its browser to come back
public record LinkParts(
    Enrollment enrollment,
    HostKeyPairs keys,
    AgentSettings settings,
    TrustStore store,
    AuditLog audit,
    SessionOffers offers,
    BooleanSupplier sessionWaits,
    LinkObserver observer) {

  /// A connection that has not been used, checked by what enrollment settled.
  GatewayClient newClient() {
    return new GatewayClient(enrollment.gateway(), enrollment.trust(), store, settings.tls());
  }

  TicketGate newTicketGate() {
    return new TicketGate(enrollment.answer().ticketKeys(), enrollment.answer().computerId());
  }
}
