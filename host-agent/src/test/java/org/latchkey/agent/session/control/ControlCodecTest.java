package org.latchkey.agent.session.control;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.latchkey.agent.session.control.ControlMessage.End;
import org.latchkey.agent.session.control.ControlMessage.Heartbeat;
import org.latchkey.agent.session.control.ControlMessage.Hello;
import org.latchkey.agent.session.control.ControlMessage.SignIn;
import org.latchkey.agent.session.control.ControlMessage.Unknown;
import org.latchkey.agent.session.control.ControlMessage.Welcome;
import org.latchkey.agent.signin.SignInMessage;
import org.latchkey.agent.stream.FaultNotice;
import org.latchkey.agent.stream.RuleBrokenException;
import org.latchkey.protocol.wire.Bytes;

class ControlCodecTest {
  private static Bytes text(String json) {
    return Bytes.view(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  private static ControlMessage read(String json) throws RuleBrokenException {
    return ControlCodec.read(text(json));
  }

  @Test
  void theBrowsersMessagesAreRead() throws RuleBrokenException {
    assertEquals(new Hello("de-AT"), read("{'type':'hello','language':'de-AT'}"));
    assertEquals(new Heartbeat(3, 2), read("{'type':'heartbeat','n':3,'echo':2}"));
    assertEquals(
        new End(new FaultNotice("signed-off", null)), read("{'type':'end','fault':'signed-off'}"));
    SignIn signIn = assertInstanceOf(SignIn.class, read("{'type':'answer','id':4,'value':'pw'}"));
    SignInMessage.Answer answer = assertInstanceOf(SignInMessage.Answer.class, signIn.message());
    assertEquals(4, answer.id());
    assertArrayEquals(new char[] {'p', 'w'}, answer.value());
    assertFalse(signIn.toString().contains("pw"));
  }

  @Test
  void unknownFieldsAreIgnoredAndUnknownTypesKept() throws RuleBrokenException {
    assertEquals(new Hello("en"), read("{'type':'hello','language':'en','more':[1,{'x':2}]}"));
    assertEquals(new Unknown("sing"), read("{'type':'sing','key':'C'}"));
    assertEquals(
        text("{'type':'unsupported','of':'sing'}"), ControlCodec.write(new Unknown("sing")));
  }

  @Test
  void whatHasNotItsFormBreaksARule() {
    for (String json :
        List.of(
            "",
            "[]",
            "{}",
            "{'type':7}",
            "{'type':'hello'}",
            "{'type':'hello','language':'../..'}",
            "{'type':'hello','language':'en'}{}",
            "{'type':'hello','type':'hello','language':'en'}",
            "{'type':'answer','id':-1,'value':''}",
            "{'type':'answer','id':1.5,'value':''}",
            "{'type':'answer','id':1}",
            "{'type':'answer','id':1,'value':'" + "x".repeat(1025) + "'}",
            "{'type':'heartbeat','n':0,'echo':0}",
            "{'type':'heartbeat','n':9007199254740992,'echo':0}",
            "{'type':'end','fault':'NOT AN ID'}",
            "{'type':'welcome','computer':'x','version':'1','session':'s'}",
            "{'type':'x','deep':" + "[".repeat(5000) + "]".repeat(5000) + "}",
            "{'type':'x','long':'" + "x".repeat(17_000) + "'}")) {
      assertThrows(RuleBrokenException.class, () -> read(json), json);
    }
  }

  @Test
  void theHostsMessagesLookAsTheDocumentSays() {
    assertEquals(
        text("{'type':'welcome','computer':'den','version':'1','session':'s'}"),
        ControlCodec.write(new Welcome("den", "1", "s")));
    assertEquals(
        text("{'type':'end','fault':'silent'}"),
        ControlCodec.write(new End(new FaultNotice("silent", null))));
  }
}
