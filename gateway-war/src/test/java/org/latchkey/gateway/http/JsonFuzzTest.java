package org.latchkey.gateway.http;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.latchkey.protocol.fault.FaultException;

/// Whatever a stranger sends as a body is either read or `malformed`, and what was read is written
/// and read again the same.
final class JsonFuzzTest {
  record Body(String name, int count, Instant time, List<String> list) {}

  @FuzzTest(maxDuration = "5s")
  void bodiesAreReadOrMalformed(byte[] body) {
    Body read;
    try {
      read = Json.read(body, Body.class);
    } catch (FaultException _) {
      return;
    }
    try {
      Assertions.assertEquals(read, Json.read(Json.write(read), Body.class));
    } catch (FaultException e) {
      throw new AssertionError("what was written cannot be read", e);
    }
  }
}
