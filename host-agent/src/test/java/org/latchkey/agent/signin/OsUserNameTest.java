package org.latchkey.agent.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latchkey.protocol.Spec;

@Spec("A13")
class OsUserNameTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"anna", "a", "DOMAIN\\anna", "anna@example.org", "jürgen", "build-7_x.y$"})
  void ordinaryNamesAreTaken(String name) {
    assertEquals(name, OsUserName.of(name.toCharArray()).orElseThrow().value());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "anna ",
        " anna",
        "an na",
        "anna\0",
        "anna\n",
        "an\tna",
        "-anna",
        "an:na",
        "an/na",
        "an,na",
        "anna\u202e",
        "anna\u00a0",
        "\ud800",
        "anna\u007f"
      })
  void whatCouldMeanSomethingElseIsNot(String name) {
    assertTrue(OsUserName.of(name.toCharArray()).isEmpty());
  }

  @Test
  void theLengthIsCountedInBytes() {
    assertTrue(OsUserName.of("a".repeat(256).toCharArray()).isPresent());
    assertTrue(OsUserName.of("a".repeat(257).toCharArray()).isEmpty());
    assertTrue(OsUserName.of("ä".repeat(129).toCharArray()).isEmpty());
  }
}
