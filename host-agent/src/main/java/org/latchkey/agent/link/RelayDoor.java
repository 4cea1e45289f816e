package org.latchkey.agent.link;

import java.io.IOException;
import org.latchkey.agent.tls.NotTrustedException;
import org.latchkey.protocol.identity.SessionId;
import org.latchkey.protocol.relay.RelayToken;

/// The way to a session's relay. Over TLS to the gateway; in tests also a wire in memory.
interface RelayDoor {
  RelayCarrier join(SessionId session, RelayToken token) throws IOException, NotTrustedException;
}
