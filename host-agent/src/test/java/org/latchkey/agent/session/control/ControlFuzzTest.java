package org.latchkey.agent.session.control;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.latchkey.agent.signin.SignInMessage;
import org.latchkey.agent.stream.RuleBrokenException;
import org.latchkey.protocol.wire.Bytes;

class ControlFuzzTest {
  @FuzzTest(maxDuration = "5s")
  void aMessageIsRefusedOrOneOfTheBrowsers(byte[] data) throws RuleBrokenException {
    ControlMessage message;
    try {
      message = ControlCodec.read(Bytes.copyOf(data));
    } catch (RuleBrokenException _) {
      return;
    }
    switch (message) {
      case ControlMessage.Welcome _, ControlMessage.Resumed _, ControlMessage.IdleSoon _ ->
          throw new AssertionError("only a host says that");
      case ControlMessage.SignIn(SignInMessage.Answer answer) -> answer.wipe();
      case ControlMessage.SignIn _ -> throw new AssertionError("only a host says that");
      case ControlMessage.Heartbeat _,
          ControlMessage.Hello _,
          ControlMessage.Resume _,
          ControlMessage.End _ -> {
        var _ = ControlCodec.read(ControlCodec.write(message));
      }
      case ControlMessage.Unsupported _, ControlMessage.Unknown _ -> {
        var _ = ControlCodec.write(message);
      }
    }
  }
}
