package org.latchkey.agent.session;

import java.io.IOException;
import org.latchkey.agent.seal.Carrier;
import org.latchkey.protocol.fault.Fault;

/// Goes where the browser is, in time for the ticket (`docs/protocol.md` §6).
final class Arrival {
  private Arrival() {}

  /// Blocks until the carrier is there.
  ///
  /// @throws SessionFailedException when there is none, or too late; nothing is left open then
  static Carrier of(SessionRequest request) throws SessionFailedException {
    Carrier carrier;
    try {
      carrier = request.openCarrier();
    } catch (IOException e) {
      throw new SessionFailedException(Fault.CARRIER_LOST, "no carrier: " + e.getMessage());
    }
    if (!request.timeLeft().isPositive()) {
      carrier.close(Fault.TICKET_REFUSED);
      throw new SessionFailedException(Fault.TICKET_REFUSED, "the handshake began too late");
    }
    return carrier;
  }
}
