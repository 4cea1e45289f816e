package org.latchkey.agent.enrollment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.latchkey.protocol.wire.MalformedException;

class EnrollmentFileFuzzTest {
  @FuzzTest(maxDuration = "5s")
  void aFileIsMalformedOrWrittenAsItWasRead(byte[] data) throws MalformedException {
    Enrollment enrollment;
    try {
      enrollment = EnrollmentFile.parse(new String(data, UTF_8));
    } catch (MalformedException _) {
      return;
    }
    assertEquals(enrollment, EnrollmentFile.parse(EnrollmentFile.json(enrollment)));
  }
}
