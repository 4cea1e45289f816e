package org.latchkey.protocol.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.latchkey.protocol.wire.MalformedException;

class JoinMessageFuzzTest {
  @FuzzTest(maxDuration = "5s")
  void aJoinIsMalformedOrWrittenAsItWasRead(byte[] data) throws MalformedException {
    JoinMessage read;
    try {
      read = JoinMessage.read(new String(data, StandardCharsets.UTF_8));
    } catch (MalformedException _) {
      return;
    }
    assertEquals(read, JoinMessage.read(read.json()));
  }
}
