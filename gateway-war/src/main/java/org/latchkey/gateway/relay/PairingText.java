package org.latchkey.gateway.relay;

import java.time.Instant;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.identity.AccountId;
import org.latchkey.protocol.identity.ComputerId;
import org.latchkey.protocol.identity.SessionId;
import org.latchkey.protocol.wire.Bytes;

/// A [Pairing] as one line of text: the form in which the cache keeps it and other nodes read it.
/// Holds hashes of tokens only.
final class PairingText {
  private static final String NOT_REFUSED = "-";

  private PairingText() {}

  static String write(Pairing pairing) {
    return String.join(
        " ",
        pairing.session().hex(),
        pairing.account().hex(),
        pairing.computer().hex(),
        pairing.browserTokenHash().toHex(),
        pairing.hostTokenHash().toHex(),
        Long.toString(pairing.expires().toEpochMilli()),
        Boolean.toString(pairing.browserJoined()),
        Boolean.toString(pairing.hostJoined()),
        pairing.refused().map(Fault::id).orElse(NOT_REFUSED));
  }

  static Pairing read(String text) {
    String[] parts = text.split(" ", -1);
    return new Pairing(
        new SessionId(parts[0]),
        new AccountId(parts[1]),
        new ComputerId(parts[2]),
        Bytes.fromHex(parts[3]),
        Bytes.fromHex(parts[4]),
        Instant.ofEpochMilli(Long.parseLong(parts[5])),
        Boolean.parseBoolean(parts[6]),
        Boolean.parseBoolean(parts[7]),
        Fault.of(parts[8]));
  }
}
