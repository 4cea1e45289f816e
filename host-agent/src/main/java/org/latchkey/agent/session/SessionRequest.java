package org.latchkey.agent.session;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.latchkey.agent.seal.Carrier;
import org.latchkey.agent.seal.ChannelBinding;
import org.latchkey.protocol.fault.Fault;

/// A session that was asked for with a believable ticket: what the link knows about it.
public interface SessionRequest {
  ChannelBinding binding();

  /// Where the person comes from, by the gateway's word.
  String claimedAddress();

  /// Modules that this session is not to have, by the gateway's word.
  Set<String> narrowing();

  /// How long the handshake may still wait to begin; zero or less when it is too late.
  Duration timeLeft();

  /// Goes where the browser is; blocks until it is there. Called once.
  Carrier openCarrier() throws IOException;

  SessionAudit audit();

  /// The session is over. Called once.
  ///
  /// @param reason the true one, for the audit log
  void ended(Fault fault, String reason);
}
