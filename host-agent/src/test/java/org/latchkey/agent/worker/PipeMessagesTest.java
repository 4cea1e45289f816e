package org.latchkey.agent.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.latchkey.agent.log.LogLevel;
import org.latchkey.agent.log.LogTerms;
import org.latchkey.agent.platform.Account;
import org.latchkey.agent.platform.Identity;
import org.latchkey.agent.platform.SignInResult;
import org.latchkey.agent.signin.PromptKind;
import org.latchkey.agent.signin.SignInMessage;
import org.latchkey.protocol.wire.MalformedException;

class PipeMessagesTest {
  private static final LogTerms LOG = new LogTerms(LogLevel.DEBUG, true, "0123abcd");

  private static final ScreenLock LOCK = new ScreenLock(true, List.of("lock it", "--now", "ä"));

  private static final Identity ANNA = new Identity(4_294_967_294L, 1000, List.of(1000L, 27L));

  static Stream<PipeMessage> messages() {
    return Stream.of(
        new PipeMessage.Begin("latchkey", "2001:db8::7", 3, true, LOCK, LOG),
        new PipeMessage.Asked(new SignInMessage.Prompt(1, PromptKind.SECRET, "Password", null)),
        new PipeMessage.Asked(new SignInMessage.Prompt(2, PromptKind.NOTICE, "ä", "one\ntwo")),
        new PipeMessage.PasswordChange("anna", true),
        new PipeMessage.PasswordChange("anna", false),
        new PipeMessage.Tried("anna", SignInResult.ACCOUNT_EXPIRED, 2),
        new PipeMessage.Accepted("anna", ANNA),
        new PipeMessage.Become(
            new Account("anna", ANNA.uid(), ANNA.gid(), Path.of("/home/anna"), "/bin/sh"),
            ANNA,
            Map.of("LANG", "C.UTF-8", "EMPTY", ""),
            LOCK,
            LogTerms.FIRST,
            new PipeMessage.Afterthought(0027, true)),
        new PipeMessage.Ready(List.of("echo", "screen")));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void whatIsWrittenIsRead(PipeMessage message) throws Exception {
    assertEquals(message, PipeMessages.read(PipeMessages.write(message)));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void everyTruncationIsMalformed(PipeMessage message) {
    byte[] whole = PipeMessages.write(message);
    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThrows(MalformedException.class, () -> PipeMessages.read(part));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"unheard-of\"}",
        "{\"type\":\"tried\",\"osUser\":\"a\",\"result\":\"no-such-result\",\"triesLeft\":1}",
        "{\"type\":\"accepted\",\"osUser\":\"a\",\"uid\":-1,\"gid\":0,\"groups\":[]}",
        "{\"type\":\"accepted\",\"osUser\":\"a\",\"uid\":4294967296,\"gid\":0,\"groups\":[]}",
        "{\"type\":\"accepted\",\"osUser\":\"a\",\"uid\":0,\"gid\":0,\"groups\":[\"0\"]}"
      })
  void whatIsNoKnownMessageIsMalformed(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    assertThrows(MalformedException.class, () -> PipeMessages.read(bytes));
  }

  @Test
  void anAnswerNeverShowsItsValueAsText() {
    assertEquals("Answer[id=3]", new SignInMessage.Answer(3, "secret".toCharArray()).toString());
  }

  @Test
  void everyEndIsKnownByItsExitStatus() {
    for (SessionEnd end : SessionEnd.values()) {
      assertEquals(end, SessionEnd.ofExitStatus(end.exitStatus()));
    }
    assertEquals(SessionEnd.KEEPER_LOST, SessionEnd.ofExitStatus(137));
    assertEquals(SessionEnd.KEEPER_LOST, SessionEnd.ofExitStatus(1));
  }
}
