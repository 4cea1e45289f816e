package org.latchkey.protocol.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.latchkey.protocol.Vectors;
import org.latchkey.protocol.identity.SigningKey;
import org.latchkey.protocol.wire.MalformedException;

class CompactTicketFuzzTest {
  private final List<TicketKey> pinned = List.of(TicketKey.of(key()));

  private static SigningKey key() {
    try {
      return new SigningKey(Vectors.bytes(Vectors.read("ticket.json"), "signingKey"));
    } catch (MalformedException e) {
      throw new IllegalStateException(e);
    }
  }

  @FuzzTest(maxDuration = "5s")
  void aStrangersTicketIsRefusedOrExactlyWhatWasSigned(byte[] data) {
    String compact = new String(data, StandardCharsets.UTF_8);
    try {
      Ticket read = CompactTicket.verify(compact, pinned);
      assertEquals(compact.length() > 0, read.iat() >= 0);
    } catch (TicketRefusedException _) {
      // the only way to fail
    }
  }

  @FuzzTest(maxDuration = "5s")
  void aPayloadIsMalformedOrWrittenAsItWasRead(byte[] data) throws MalformedException {
    Ticket read;
    try {
      read = Ticket.readPayload(new String(data, StandardCharsets.UTF_8));
    } catch (MalformedException _) {
      return;
    }
    assertEquals(read, Ticket.readPayload(read.payload()));
  }
}
