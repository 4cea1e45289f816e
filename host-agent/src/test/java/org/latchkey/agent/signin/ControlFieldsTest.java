package org.latchkey.agent.signin;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latchkey.protocol.wire.MalformedException;

class ControlFieldsTest {
  private static ControlFields parse(String json) throws MalformedException {
    return ControlFields.parse(json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void whatIsWrittenIsRead() throws Exception {
    byte[] bytes =
        ControlJson.ofType("all")
            .put("text", "ä\"\n")
            .put("none", null)
            .put("number", 4_294_967_295L)
            .put("flag", true)
            .putSecret("secret", "p\u0000w\uD83D\uDD11".toCharArray())
            .putTexts("texts", List.of("a", "b"))
            .putNumbers("numbers", List.of(1L, 2L))
            .putMap("map", Map.of("HOME", "/home/anna"))
            .toBytes();
    try (ControlFields fields = ControlFields.parse(bytes)) {
      assertEquals("all", fields.type());
      assertEquals("ä\"\n", fields.text("text"));
      assertNull(fields.textOrNull("none"));
      assertEquals(4_294_967_295L, fields.number("number", 0, 4_294_967_295L));
      assertEquals(true, fields.flag("flag"));
      assertArrayEquals("p\u0000w\uD83D\uDD11".toCharArray(), fields.characters("secret"));
      assertEquals(List.of("a", "b"), fields.texts("texts"));
      assertEquals(List.of(1L, 2L), fields.numbers("numbers"));
      assertEquals(Map.of("HOME", "/home/anna"), fields.map("map"));
    }
  }

  @Test
  void messagesOfTheSealedChannelHaveTheFieldsOfTheDocument() {
    assertEquals(
        "{\"type\":\"prompt\",\"id\":2,\"kind\":\"secret\",\"label\":\"Password\"}",
        text(new SignInMessage.Prompt(2, PromptKind.SECRET, "Password", null)));
    assertEquals(
        "{\"type\":\"answer\",\"id\":2,\"value\":\"pw\"}",
        text(new SignInMessage.Answer(2, "pw".toCharArray())));
    assertEquals(
        "{\"type\":\"sign-in-failed\",\"fault\":\"os-sign-in-failed\",\"triesLeft\":1}",
        text(new SignInMessage.SignInFailed(1)));
    assertEquals(
        "{\"type\":\"signed-in\",\"osUser\":\"anna\",\"modules\":[\"screen\"]}",
        text(new SignInMessage.SignedIn("anna", List.of("screen"))));
  }

  private static String text(SignInMessage message) {
    return new String(ControlJson.bytesOf(message), StandardCharsets.UTF_8);
  }

  @Test
  void textsAreWipedWhenClosed() throws Exception {
    ControlFields fields = parse("{\"type\":\"answer\",\"value\":\"secret\"}");
    char[] value = fields.characters("value");
    fields.close();
    assertArrayEquals(new char[6], value);
  }

  @Test
  void unknownFieldsOfAnyShapeAreIgnored() throws Exception {
    try (ControlFields fields =
        parse("{\"x\":null,\"y\":1.5,\"z\":[[1,[2]],{\"a\":{\"b\":[]}}],\"type\":\"t\"}")) {
      assertEquals("t", fields.type());
      assertThrows(MalformedException.class, () -> fields.text("x"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "1",
        "null",
        "{} {}",
        "{}x",
        "{\"type\":}",
        "{\"a\":1,\"a\":2}",
        "{\"a\":\"\\ud8",
        "{\"a\":[1,2",
        "{\"a\":99999999999999999999}",
        "\ufeff{}",
        "{'a':1}",
        "{\"a\":[[[[[[[[[[1]]]]]]]]]]}"
      })
  void whatIsNoMessageIsMalformed(String json) {
    assertThrows(MalformedException.class, () -> parse(json));
  }

  @Test
  void everyTruncationIsMalformed() {
    byte[] whole = ControlJson.bytesOf(new SignInMessage.Answer(7, "ä!".toCharArray()));
    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThrows(MalformedException.class, () -> ControlFields.parse(part));
    }
  }

  @Test
  void aFieldThatIsMissingOrOutOfRangeIsMalformed() throws Exception {
    try (ControlFields fields = parse("{\"id\":70000,\"value\":3}")) {
      assertThrows(MalformedException.class, fields::type);
      assertThrows(MalformedException.class, () -> fields.number("id", 0, 65535));
      assertThrows(MalformedException.class, () -> fields.characters("value"));
      assertThrows(MalformedException.class, () -> fields.texts("value"));
    }
  }

  @Test
  void aMessageThatIsTooLongIsMalformed() {
    assertThrows(
        MalformedException.class, () -> parse("{\"a\":\"" + "x".repeat(16 * 1024) + "\"}"));
  }
}
