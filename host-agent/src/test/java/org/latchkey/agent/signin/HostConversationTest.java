package org.latchkey.agent.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latchkey.agent.platform.ConversationEnded;
import org.latchkey.agent.platform.SignInAttempt;
import org.latchkey.agent.platform.SignInResult;
import org.latchkey.protocol.Spec;

@Spec("A13")
class HostConversationTest {
  private static final List<String> ONE_FAILED_TRY =
      List.of(
          "text User name",
          "show Welcome from 192.0.2.7",
          "secret Password | Welcome from 192.0.2.7",
          "failed, left 2");

  private final HandMovedClock clock = new HandMovedClock();
  private final TwinSystem system = new TwinSystem(clock);

  private Optional<SignInAttempt> run(ScriptedChannel channel) throws Exception {
    return new HostConversation(
            system,
            channel,
            new FailurePace(clock),
            new SignInTexts("User name", "Your password has expired.", "It was not changed."),
            3)
        .run("192.0.2.7");
  }

  @Test
  void theRightAnswersGiveAnOpenAttempt() throws Exception {
    ScriptedChannel channel = new ScriptedChannel("anna", "right");
    assertTrue(run(channel).isPresent());
    assertEquals(List.of(), system.closed);
    assertEquals(List.of(), clock.sleeps);
    assertEquals(ONE_FAILED_TRY.subList(0, 3), channel.shown.subList(0, 3));
  }

  @Test
  void threeFailuresEndIt() throws Exception {
    ScriptedChannel channel = new ScriptedChannel("anna", "1", "anna", "2", "anna", "3", "anna");
    assertTrue(run(channel).isEmpty());
    assertEquals(3, channel.results.size());
    assertEquals("failed, left 0", channel.shown.getLast());
    assertEquals(List.of("anna", "anna", "anna"), system.closed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"unknown-user", "locked", "account-expired", "not-permitted", "system-error"})
  void everyFailureLooksTheSameAndTakesTheSameTime(String result) throws Exception {
    ScriptedChannel wrong = new ScriptedChannel("anna", "wrong");
    assertThrows(ConversationEnded.class, () -> run(wrong));
    assertEquals(ONE_FAILED_TRY, wrong.shown.subList(0, 4));
    assertEquals(Duration.ofMillis(2000 - 150), clock.sleeps.getLast());

    ScriptedChannel other = new ScriptedChannel(result, "wrong");
    assertThrows(ConversationEnded.class, () -> run(other));
    assertEquals(wrong.shown, other.shown);
    assertEquals(Duration.ofSeconds(2), clock.sleeps.getLast());
    assertEquals(SignInResult.ofWord(result), other.results.getFirst());
  }

  @Test
  void anExpiredPasswordIsSaidToWhoKnewIt() throws Exception {
    ScriptedChannel channel = new ScriptedChannel("password-expired", "right");
    assertThrows(ConversationEnded.class, () -> run(channel));
    assertEquals(
        List.of(
            "notice Something about password-expired\nYour password has expired.",
            "failed, left 2"),
        channel.shown.subList(3, 5));
  }

  @Test
  void anExpiredPasswordIsChangedByWhoKnewIt() throws Exception {
    ScriptedChannel channel = new ScriptedChannel("otto", "old", "better");
    assertTrue(run(channel).isPresent());
    assertEquals(
        List.of("secret New password | Something about otto", "password changed"),
        channel.shown.subList(3, 5));
    assertEquals(List.of(), clock.sleeps);
  }

  @Test
  void whoDidNotKnowTheExpiredPasswordSeesAnOrdinaryFailure() throws Exception {
    ScriptedChannel channel = new ScriptedChannel("otto", "guessed");
    assertThrows(ConversationEnded.class, () -> run(channel));
    assertEquals(ONE_FAILED_TRY, channel.shown.subList(0, 4));
  }

  @Test
  void aRefusedNewPasswordCostsATryAndSaysWhy() throws Exception {
    ScriptedChannel channel = new ScriptedChannel("otto", "old", "weak", "otto", "old", "better");
    assertTrue(run(channel).isPresent());
    assertEquals(
        List.of(
            "password not changed",
            "notice Too weak\nIt was not changed.",
            "failed, left 2",
            "text User name"),
        channel.shown.subList(5, 9));
    assertEquals(List.of("otto"), system.closed);
  }

  @Test
  void aChangedPasswordDoesNotReplaceTheRulesForAccounts() throws Exception {
    system.afterChange = SignInResult.NOT_PERMITTED;
    ScriptedChannel channel = new ScriptedChannel("otto", "old", "better");
    assertThrows(ConversationEnded.class, () -> run(channel));
    assertEquals(List.of("password changed", "failed, left 2"), channel.shown.subList(4, 6));
    assertEquals(List.of(SignInResult.NOT_PERMITTED), channel.results);
  }

  @Test
  void aNameThatIsNotWellFormedFailsWithoutAskingTheSystem() throws Exception {
    ScriptedChannel channel = new ScriptedChannel("anna\0", "an na");
    assertThrows(ConversationEnded.class, () -> run(channel));
    assertEquals(List.of(SignInResult.UNKNOWN_USER, SignInResult.UNKNOWN_USER), channel.results);
    assertEquals(List.of(Duration.ofSeconds(2), Duration.ofSeconds(2)), clock.sleeps);
    assertEquals(List.of(), system.closed);
  }

  @Test
  void whatWasToldSinceTheLastQuestionIsReadBeforeTheSessionOpens() throws Exception {
    ScriptedChannel channel = new ScriptedChannel();
    PersonAtPrompts person = new PersonAtPrompts(channel, new FailurePace(clock));
    person.tell("Password expires in 3 days", false);
    person.tell("An error", true);
    person.showHeldBack();
    assertEquals(
        List.of("show Password expires in 3 days", "notice Password expires in 3 days\nAn error"),
        channel.shown);
  }
}
