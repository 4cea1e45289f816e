package org.latchkey.agent.session;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.latchkey.agent.audit.AuditLog;
import org.latchkey.agent.link.OfferedSession;
import org.latchkey.agent.seal.Carrier;
import org.latchkey.agent.seal.ChannelBinding;
import org.latchkey.agent.tls.NotTrustedException;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.identity.AccountId;

/// A session that the link took from the gateway: its carrier is the relay.
public final class OfferedRequest implements SessionRequest {
  private final OfferedSession offered;
  private final SessionAudit audit;

  public OfferedRequest(OfferedSession offered, AuditLog log) {
    this.offered = offered;
    this.audit = new LoggedSession(offered.session(), log);
  }

  @Override
  public ChannelBinding binding() {
    return new ChannelBinding(
        offered.ticket().computer(), offered.session(), offered.compactTicket());
  }

  @Override
  public AccountId account() {
    return offered.ticket().account();
  }

  @Override
  public String claimedAddress() {
    return offered.ticket().address();
  }

  @Override
  public Set<String> narrowing() {
    return Set.copyOf(offered.ticket().narrowing());
  }

  @Override
  public Duration timeLeft() {
    return offered.timeLeft();
  }

  @Override
  public Carrier openCarrier() throws IOException {
    try {
      return offered.openCarrier();
    } catch (NotTrustedException e) {
      throw new IOException("the gateway's certificate is not trusted", e);
    }
  }

  @Override
  public SessionAudit audit() {
    return audit;
  }

  @Override
  public void ended(Fault fault, String reason) {
    offered.ended(fault, reason);
  }
}
