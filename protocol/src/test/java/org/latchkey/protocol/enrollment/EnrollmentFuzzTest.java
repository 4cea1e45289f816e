package org.latchkey.protocol.enrollment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.latchkey.protocol.wire.MalformedException;

class EnrollmentFuzzTest {
  @FuzzTest(maxDuration = "5s")
  void aRequestIsMalformedOrWrittenAsItWasRead(byte[] data) throws MalformedException {
    EnrollmentRequest read;
    try {
      read = EnrollmentRequest.read(new String(data, StandardCharsets.UTF_8));
    } catch (MalformedException _) {
      return;
    }
    assertEquals(read, EnrollmentRequest.read(read.json()));
  }

  @FuzzTest(maxDuration = "5s")
  void anAnswerIsMalformedOrWrittenAsItWasRead(byte[] data) throws MalformedException {
    EnrollmentAnswer read;
    try {
      read = EnrollmentAnswer.read(new String(data, StandardCharsets.UTF_8));
    } catch (MalformedException _) {
      return;
    }
    assertEquals(read, EnrollmentAnswer.read(read.json()));
  }

  @FuzzTest(maxDuration = "5s")
  void aCodeIsMalformedOrTheTextItself(byte[] data) {
    String text = new String(data, StandardCharsets.UTF_8);
    try {
      assertEquals(text, EnrollmentCode.parse(text).secret());
    } catch (MalformedException _) {
      // the only way to fail
    }
  }
}
