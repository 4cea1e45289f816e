package org.latchkey.agent.signin;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.latchkey.protocol.wire.MalformedException;

class ControlFieldsFuzzTest {
  @FuzzTest(maxDuration = "5s")
  void anAnswerIsMalformedOrWrittenAsItWasRead(byte[] data) throws MalformedException {
    SignInMessage.Answer answer;
    try (ControlFields fields = ControlFields.parse(data)) {
      answer = SignInMessage.Answer.of(fields);
    } catch (MalformedException _) {
      return;
    }
    try (ControlFields again = ControlFields.parse(ControlJson.bytesOf(answer))) {
      assertArrayEquals(answer.value(), SignInMessage.Answer.of(again).value());
    }
  }
}
