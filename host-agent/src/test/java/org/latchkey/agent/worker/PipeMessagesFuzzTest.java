package org.latchkey.agent.worker;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.latchkey.protocol.wire.MalformedException;

class PipeMessagesFuzzTest {
  @FuzzTest(maxDuration = "5s")
  void aMessageIsMalformedOrWrittenAsItWasRead(byte[] data) throws MalformedException {
    PipeMessage message;
    try {
      message = PipeMessages.read(data);
    } catch (MalformedException _) {
      return;
    }
    byte[] written = PipeMessages.write(message);
    assertArrayEquals(written, PipeMessages.write(PipeMessages.read(written)));
  }
}
