package org.latchkey.gateway.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class EmailTest {
  @Test
  void addressesThatLookAlikeHaveOneKey() {
    assertEquals("ann@example.org", Email.of(" Ann@EXAMPLE.org\n").orElseThrow().key());
    assertEquals(
        Email.of("j\u00fcrgen@example.org").orElseThrow().key(),
        Email.of("JU\u0308RGEN@example.org").orElseThrow().key());
    assertEquals("Ann@Example.org", Email.of("Ann@Example.org").orElseThrow().text());
  }

  @Test
  void whatCannotBeAnAddressIsNone() {
    for (String typed :
        new String[] {
          "",
          "ann",
          "@example.org",
          "ann@",
          "a@b@c",
          "an n@example.org",
          "ann\u202e@example.org",
          "ann\u0000@example.org",
          "ann\ud800@example.org",
          "x".repeat(250) + "@example.org"
        }) {
      assertEquals(Optional.empty(), Email.of(typed), typed);
    }
    assertTrue(Email.of("x".repeat(242) + "@example.org").isPresent());
  }

  @Test
  void aTextFarLongerThanAnyAddressIsNotLookedAt() {
    assertTrue(Email.of("ann@example.org" + " ".repeat(100)).isPresent());
    assertEquals(Optional.empty(), Email.of("ann@example.org" + " ".repeat(1000)));
  }
}
