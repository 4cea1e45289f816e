package org.latchkey.protocol.enrollment;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.latchkey.protocol.identity.ComputerId;
import org.latchkey.protocol.identity.HostIdentifier;
import org.latchkey.protocol.identity.SigningKey;
import org.latchkey.protocol.ticket.TicketKey;
import org.latchkey.protocol.wire.Base64Url;
import org.latchkey.protocol.wire.JsonFields;
import org.latchkey.protocol.wire.MalformedException;

/// The gateway's answer to a host it enrolled: `{computerId, identifier, ticketKeys}`
/// (`docs/protocol.md` §4). The host pins the ticket keys: 1 to 8 of them.
public record EnrollmentAnswer(
    ComputerId computerId, HostIdentifier identifier, List<TicketKey> ticketKeys) {
  public static final int LONGEST_BYTES = 8192;
  private static final int MOST_KEYS = 8;

  public EnrollmentAnswer {
    ticketKeys = List.copyOf(ticketKeys);
    if (ticketKeys.isEmpty() || ticketKeys.size() > MOST_KEYS) {
      throw new IllegalArgumentException("1 to 8 ticket keys");
    }
  }

  public static EnrollmentAnswer read(String json) throws MalformedException {
    JsonFields fields =
        JsonFields.read(json, LONGEST_BYTES).refuseOthers("computerId", "identifier", "ticketKeys");
    List<TicketKey> keys = new ArrayList<>();
    for (JsonFields key : fields.objects("ticketKeys", MOST_KEYS)) {
      key.refuseOthers("kid", "key");
      keys.add(
          TicketKey.named(
              key.text("kid", 1, 64), new SigningKey(key.bytes("key", SigningKey.BYTES))));
    }
    if (keys.isEmpty()) {
      throw new MalformedException("an answer without ticket keys");
    }
    return new EnrollmentAnswer(
        ComputerId.parse(fields.text("computerId", 1, 64)),
        new HostIdentifier(fields.bytes("identifier", HostIdentifier.BYTES)),
        keys);
  }

  public String json() {
    ObjectNode object = JsonFields.newObject();
    object.put("computerId", computerId.hex());
    object.put("identifier", Base64Url.encode(identifier.secret()));
    ArrayNode keys = object.putArray("ticketKeys");
    for (TicketKey key : ticketKeys) {
      keys.addObject().put("kid", key.kid()).put("key", Base64Url.encode(key.key().raw()));
    }
    return object.toString();
  }
}
