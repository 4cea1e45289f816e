package org.latchkey.agent.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class PromptTextTest {
  @Test
  void theColonIsNotPartOfTheLabel() {
    assertEquals(new PromptText("Password", null), PromptText.ofQuestion("Password: "));
    assertEquals(
        new PromptText("Verification code", null), PromptText.ofQuestion("Verification code"));
  }

  @Test
  void earlierLinesAreTheDetail() {
    assertEquals(
        new PromptText("Passcode or option (1-2)", "Duo login\n\n 1. Push\n 2. SMS"),
        PromptText.ofQuestion("Duo login\n\n 1. Push\n 2. SMS\nPasscode or option (1-2): "));
  }

  @Test
  void anEmptyQuestionStillHasALabel() {
    assertEquals("?", PromptText.ofQuestion(" : ").label());
  }

  @Test
  void controlAndDirectionCharactersBecomeBlanks() {
    assertEquals("a b c", PromptText.ofQuestion("a\u001bb\u202ec:").label());
    assertEquals("one\ntwo", PromptText.ofStatement("one\ntwo\r\n"));
  }

  @Test
  void longTextsAreCut() {
    PromptText text = PromptText.ofQuestion("x".repeat(5000));
    assertEquals(1000, text.label().length());
    assertNull(text.detail());
  }
}
