package org.latchkey.protocol.ticket;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.latchkey.protocol.identity.AccountId;
import org.latchkey.protocol.identity.ComputerId;
import org.latchkey.protocol.identity.SessionId;
import org.latchkey.protocol.wire.Base64Url;
import org.latchkey.protocol.wire.JsonFields;
import org.latchkey.protocol.wire.MalformedException;

/// What a ticket states (`docs/protocol.md` §6).
///
/// @param jti names this ticket: base64url of 16 random bytes
/// @param iat when it was made, in seconds by the gateway's clock
/// @param address the client's, as the gateway saw it
/// @param factors how the account signed in, for example `password`
/// @param narrowing modules that this session is not to have
public record Ticket(
    String jti,
    long iat,
    SessionId session,
    ComputerId computer,
    AccountId account,
    String email,
    String address,
    List<String> factors,
    List<String> narrowing) {
  static final int JTI_BYTES = 16;
  private static final int LONGEST_EMAIL = 254;
  private static final int LONGEST_ADDRESS = 64;
  private static final int MOST_ENTRIES = 16;
  private static final int LONGEST_ENTRY = 32;
  private static final long LATEST_IAT = (1L << 53) - 1;

  public Ticket {
    factors = List.copyOf(factors);
    narrowing = List.copyOf(narrowing);
  }

  static Ticket readPayload(String json) throws MalformedException {
    JsonFields fields =
        JsonFields.read(json, CompactTicket.LONGEST)
            .refuseOthers(
                "jti",
                "iat",
                "session",
                "computer",
                "account",
                "email",
                "address",
                "factors",
                "narrowing");
    return new Ticket(
        Base64Url.encode(fields.bytes("jti", JTI_BYTES)),
        fields.number("iat", 0, LATEST_IAT),
        SessionId.parse(fields.text("session", 1, 64)),
        ComputerId.parse(fields.text("computer", 1, 64)),
        AccountId.parse(fields.text("account", 1, 64)),
        fields.text("email", 1, LONGEST_EMAIL),
        fields.text("address", 1, LONGEST_ADDRESS),
        fields.texts("factors", MOST_ENTRIES, LONGEST_ENTRY),
        fields.texts("narrowing", MOST_ENTRIES, LONGEST_ENTRY));
  }

  String payload() {
    ObjectNode object = JsonFields.newObject();
    object.put("jti", jti).put("iat", iat);
    object.put("session", session.hex());
    object.put("computer", computer.hex());
    object.put("account", account.hex());
    object.put("email", email).put("address", address);
    factors.forEach(object.putArray("factors")::add);
    narrowing.forEach(object.putArray("narrowing")::add);
    return object.toString();
  }
}
