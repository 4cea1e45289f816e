package org.latchkey.protocol.ticket;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import org.latchkey.protocol.identity.SigningKey;
import org.latchkey.protocol.identity.SigningKeyPair;
import org.latchkey.protocol.wire.Base64Url;
import org.latchkey.protocol.wire.Bytes;
import org.latchkey.protocol.wire.MalformedException;

/// A ticket in its written form: a compact JWS (RFC 7515) whose protected header is exact to the
/// byte, so that no algorithm can be negotiated (`docs/protocol.md` §6).
public final class CompactTicket {
  /// The longest ticket, in characters.
  public static final int LONGEST = 4096;

  private CompactTicket() {}

  public static String sign(Ticket ticket, SigningKeyPair signing) {
    String input = header(TicketKey.of(signing.publicKey())) + "." + encode(ticket.payload());
    return input + "." + Base64Url.encode(signing.signJws(ascii(input)));
  }

  /// The ticket in `compact`, when one of `pinned` signed it.
  ///
  /// @throws TicketRefusedException telling the first rule that it breaks, in the order of §6
  public static Ticket verify(String compact, Collection<TicketKey> pinned)
      throws TicketRefusedException {
    if (compact.length() > LONGEST) {
      throw new TicketRefusedException(TicketRefusedException.Reason.FORM);
    }
    String[] parts = compact.split("\\.", -1);
    if (parts.length != 3) {
      throw new TicketRefusedException(TicketRefusedException.Reason.FORM);
    }
    SigningKey key = keyOf(parts[0], pinned);
    try {
      if (!key.verifiesJws(ascii(parts[0] + "." + parts[1]), Base64Url.decode(parts[2]))) {
        throw new TicketRefusedException(TicketRefusedException.Reason.SIGNATURE);
      }
      return Ticket.readPayload(decode(parts[1]));
    } catch (MalformedException _) {
      throw new TicketRefusedException(TicketRefusedException.Reason.FORM);
    }
  }

  private static SigningKey keyOf(String header, Collection<TicketKey> pinned)
      throws TicketRefusedException {
    for (TicketKey key : pinned) {
      if (header.equals(header(key))) {
        return key.key();
      }
    }
    throw new TicketRefusedException(TicketRefusedException.Reason.KEY);
  }

  private static String header(TicketKey key) {
    return encode(
        "{\"alg\":\"EdDSA\",\"typ\":\"latchkey-ticket+1\",\"kid\":\"" + key.kid() + "\"}");
  }

  private static String encode(String text) {
    return Base64Url.encode(Bytes.copyOf(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String decode(String part) throws MalformedException {
    byte[] bytes = Base64Url.decode(part).toArray();
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      throw new MalformedException("a ticket's payload must be UTF-8");
    }
  }

  private static Bytes ascii(String text) {
    return Bytes.copyOf(text.getBytes(StandardCharsets.US_ASCII));
  }
}
