package org.latchkey.agent.seal;

import java.nio.charset.StandardCharsets;
import org.latchkey.protocol.identity.ComputerId;
import org.latchkey.protocol.identity.SessionId;
import org.latchkey.protocol.wire.Bytes;
import org.latchkey.protocol.wire.Hash;
import org.latchkey.protocol.wire.WireWriter;

/// What both sides must agree on before the channel opens, so that a gateway that swaps any of it
/// makes the handshake fail (`docs/sealed-channel.md` §2).
///
/// @param ticket as it was written, a compact JWS
public record ChannelBinding(ComputerId computer, SessionId session, String ticket) {
  /// The longest prologue, which is that of a resumption.
  private static final int PROLOGUE_BYTES = 111;

  private static final String LABEL = "latchkey/1";

  Bytes prologue(OpeningPurpose purpose, SuiteList host, SuiteList browser) {
    WireWriter prologue =
        new WireWriter(PROLOGUE_BYTES)
            .ascii(LABEL)
            .u8(purpose.code())
            .bytes(computer.bytes())
            .bytes(session.bytes())
            .bytes(Hash.sha256(Bytes.concat(host.toBytes(), browser.toBytes())))
            .bytes(Hash.sha256(Bytes.view(ticket.getBytes(StandardCharsets.US_ASCII))));
    purpose.writeCount(prologue);
    return prologue.toBytes();
  }

  @Override
  public String toString() {
    return "ChannelBinding[" + computer + ", " + session + "]";
  }
}
