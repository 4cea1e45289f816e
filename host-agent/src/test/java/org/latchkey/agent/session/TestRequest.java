package org.latchkey.agent.session;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.latchkey.agent.seal.Carrier;
import org.latchkey.agent.seal.ChannelBinding;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.identity.AccountId;

/// A session that was asked for, over a carrier that is already there.
record TestRequest(
    ChannelBinding binding,
    Carrier carrier,
    AccountId account,
    Set<String> narrowing,
    RecordedAudit recorded,
    CompletableFuture<Ended> end)
    implements SessionRequest {
  static final AccountId ACCOUNT = new AccountId("0".repeat(32));

  record Ended(Fault fault, String reason) {}

  TestRequest(ChannelBinding binding, Carrier carrier) {
    this(binding, carrier, ACCOUNT, Set.of("files"));
  }

  TestRequest(ChannelBinding binding, Carrier carrier, AccountId account, Set<String> narrowing) {
    this(binding, carrier, account, narrowing, new RecordedAudit(), new CompletableFuture<>());
  }

  Fault endedWith() {
    return end.join().fault();
  }

  @Override
  public String claimedAddress() {
    return "192.0.2.7";
  }

  @Override
  public Duration timeLeft() {
    return Duration.ofSeconds(1);
  }

  @Override
  public Carrier openCarrier() {
    return carrier;
  }

  @Override
  public SessionAudit audit() {
    return recorded;
  }

  @Override
  public void ended(Fault fault, String reason) {
    if (!end.complete(new Ended(fault, reason))) {
      throw new IllegalStateException("ended twice");
    }
    if (fault == Fault.SESSION_OVER) {
      carrier.close(fault); // a relay does not let its browser wait for a host that never comes
    }
  }
}
