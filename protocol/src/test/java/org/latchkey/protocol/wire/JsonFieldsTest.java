package org.latchkey.protocol.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFieldsTest {
  private static JsonFields fields(String json) throws MalformedException {
    return JsonFields.read(json, 1000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "[]",
        "null",
        "1",
        "{",
        "{}{}",
        "{} x",
        "{\"a\":1,\"a\":2}",
        "{a:1}",
        "{'a':1}",
        "{\"a\":NaN}",
        "{\"a\":01}",
        "{\"a\":1,}",
        "{/**/}",
        "{\"a\":[[[[[[[[[[]]]]]]]]]]}"
      })
  void whatIsNotExactlyOneObjectIsMalformed(String json) {
    assertThrows(MalformedException.class, () -> fields(json));
  }

  @Test
  void theLengthLimitCountsBytes() throws MalformedException {
    String json = "{\"a\":\"éé\"}";
    assertEquals("éé", JsonFields.read(json, 12).text("a", 1, 2));
    assertThrows(MalformedException.class, () -> JsonFields.read(json, 11));
  }

  @Test
  void unknownFieldsAreIgnoredUnlessRefused() throws MalformedException {
    assertEquals(1, fields("{\"a\":1,\"b\":2}").number("a", 0, 9));
    assertThrows(MalformedException.class, () -> fields("{\"a\":1,\"b\":2}").refuseOthers("a"));
    assertEquals(1, fields("{\"a\":1}").refuseOthers("a", "b").number("a", 0, 9));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"a\":null}", "{\"a\":1}", "{\"a\":\"\"}", "{\"a\":\"abcd\"}"})
  void textMustBeTextOfTheRightLength(String json) {
    assertThrows(MalformedException.class, () -> fields(json).text("a", 1, 3));
  }

  @Test
  void textCountsCharactersAndRefusesHalfOfOne() throws MalformedException {
    assertEquals("🔑🔑🔑", fields("{\"a\":\"🔑🔑🔑\"}").text("a", 1, 3));
    assertThrows(MalformedException.class, () -> fields("{\"a\":\"\\ud83d\"}").text("a", 1, 3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1.0}",
        "{\"a\":\"1\"}",
        "{\"a\":-1}",
        "{\"a\":11}",
        "{\"a\":1e1}",
        "{\"a\":99999999999999999999}",
        "{\"a\":true}"
      })
  void aNumberMustBeWholeAndInRange(String json) {
    assertThrows(MalformedException.class, () -> fields(json).number("a", 0, 10));
  }

  @ParameterizedTest
  @ValueSource(strings = {"AAA", "AAA=", "AAB", "AA A", "A+AA", "AAAAAA"})
  void bytesMustBeCanonicalAndOfTheRightLength(String text) {
    assertThrows(MalformedException.class, () -> fields("{\"a\":\"" + text + "\"}").bytes("a", 3));
  }

  @Test
  void listsAreBounded() throws MalformedException {
    assertEquals(List.of("x", "y"), fields("{\"a\":[\"x\",\"y\"]}").texts("a", 2, 1));
    assertThrows(MalformedException.class, () -> fields("{\"a\":[\"x\",\"y\"]}").texts("a", 1, 1));
    assertThrows(MalformedException.class, () -> fields("{\"a\":[1]}").objects("a", 1));
    assertEquals(1, fields("{\"a\":[{}]}").objects("a", 1).size());
  }

  @Test
  void aTimeMustBeOne() throws MalformedException {
    assertEquals(
        "2026-11-21T18:00:00Z",
        fields("{\"a\":\"2026-11-21T18:00:00.000Z\"}").time("a").toString());
    assertThrows(
        MalformedException.class, () -> fields("{\"a\":\"2026-13-21T18:00:00.000Z\"}").time("a"));
  }

  @Test
  void plainTextHasNothingHidden() {
    assertTrue(PlainText.isPlain("Büro 2 🔑"));
    for (String bad : List.of("", " a", "a\n", "a\u0000b", "a\u202eb", "a\u200bb", "\ud800")) {
      assertFalse(PlainText.isPlain(bad));
    }
  }
}
