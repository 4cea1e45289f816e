package org.latchkey.agent.session;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.latchkey.agent.seal.Carrier;
import org.latchkey.agent.seal.ChannelBinding;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.identity.AccountId;

/// A session, or another channel for one, that was asked for with a believable ticket: what the
/// link knows about it.
public interface SessionRequest {
  ChannelBinding binding();

  /// Who asks, by the gateway's word.
  AccountId account();

  /// Where the person comes from, by the gateway's word.
  String claimedAddress();

  /// Modules that this session is not to have, by the gateway's word.
  Set<String> narrowing();

  /// How long the handshake may still wait to begin; zero or less when it is too late.
  Duration timeLeft();

  /// Goes where the browser is; blocks until it is there. Called once.
  Carrier openCarrier() throws IOException;

  SessionAudit audit();

  /// The session is over, or the try to resume it. Called once.
  ///
  /// @param reason the true one, for the audit log
  void ended(Fault fault, String reason);
}
