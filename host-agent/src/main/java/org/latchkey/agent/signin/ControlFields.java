package org.latchkey.agent.signin;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.latchkey.protocol.wire.MalformedException;

/// The fields of one control message: a JSON object of texts, numbers, lists of them, and objects
/// of texts, at most 16 KiB (`docs/sealed-channel.md` §5).
///
/// Texts are kept as character arrays that [#close] wipes, the parser's own buffer too, because one
/// of them may be a password. A collector may still have copied them. Fields of other shapes are
/// ignored as unknown ones are; a name that stands twice, anything after the object, or a missing
/// field that is asked for is malformed.
public final class ControlFields implements AutoCloseable {
  /// Longest message.
  public static final int MAX_BYTES = 16 * 1024;

  private static final int MAX_DEPTH = 8;
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(MAX_BYTES)
                  .maxNumberLength(20)
                  .build())
          .build();

  private final Map<String, Object> fields;

  private ControlFields(Map<String, Object> fields) {
    this.fields = fields;
  }

  /// Parses one message. The array stays the caller's.
  ///
  /// @throws MalformedException naming the rule that was broken, never the content
  public static ControlFields parse(byte[] json) throws MalformedException {
    if (json.length > MAX_BYTES) {
      throw new MalformedException("a control message of " + json.length + " bytes");
    }
    if (json.length < 2 || json[0] != '{' || json[1] == 0) {
      throw new MalformedException("a control message that is no object in UTF-8");
    }
    try (JsonParser parser = JSON.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new MalformedException("a control message that is no object");
      }
      Map<String, Object> fields = object(parser);
      if (parser.nextToken() != null) {
        throw new MalformedException("something after a control message");
      }
      return new ControlFields(fields);
    } catch (IOException _) {
      throw new MalformedException("a control message that is not JSON");
    }
  }

  private static Map<String, Object> object(JsonParser parser) throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      Object value = value(parser, parser.nextToken());
      if (value != null) {
        fields.put(name, value);
      }
    }
    return fields;
  }

  private static @Nullable Object value(JsonParser parser, JsonToken token) throws IOException {
    return switch (token) {
      case VALUE_STRING -> takeText(parser);
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case START_ARRAY -> list(parser);
      case START_OBJECT -> object(parser);
      case VALUE_NUMBER_FLOAT,
          VALUE_NULL,
          NOT_AVAILABLE,
          END_OBJECT,
          END_ARRAY,
          FIELD_NAME,
          VALUE_EMBEDDED_OBJECT ->
          null;
    };
  }

  private static List<Object> list(JsonParser parser) throws IOException {
    List<Object> values = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      if (token == null) {
        throw new IOException("a list without an end");
      }
      Object value = value(parser, token);
      if (value != null) {
        values.add(value);
      }
    }
    return values;
  }

  private static char[] takeText(JsonParser parser) throws IOException {
    int length = parser.getTextLength();
    char[] buffer = parser.getTextCharacters();
    int offset = parser.getTextOffset();
    char[] text = Arrays.copyOfRange(buffer, offset, offset + length);
    Arrays.fill(buffer, offset, offset + length, '\0');
    return text;
  }

  public String type() throws MalformedException {
    return text("type");
  }

  public String text(String name) throws MalformedException {
    return new String(characters(name));
  }

  public @Nullable String textOrNull(String name) throws MalformedException {
    return fields.containsKey(name) ? text(name) : null;
  }

  /// The array itself, wiped when these fields are closed.
  public char[] characters(String name) throws MalformedException {
    return take(name, char[].class);
  }

  /// A number within bounds.
  public long number(String name, long least, long most) throws MalformedException {
    long number = take(name, Long.class);
    if (number < least || number > most) {
      throw new MalformedException("field " + name + " is out of its range");
    }
    return number;
  }

  public boolean flag(String name) throws MalformedException {
    return take(name, Boolean.class);
  }

  public List<String> texts(String name) throws MalformedException {
    List<String> texts = new ArrayList<>();
    for (Object value : take(name, List.class)) {
      texts.add(new String(as(name, char[].class, value)));
    }
    return texts;
  }

  public List<Long> numbers(String name) throws MalformedException {
    List<Long> numbers = new ArrayList<>();
    for (Object value : take(name, List.class)) {
      numbers.add(as(name, Long.class, value));
    }
    return numbers;
  }

  /// An object of texts.
  public Map<String, String> map(String name) throws MalformedException {
    Map<String, String> map = new LinkedHashMap<>();
    for (Object entry : take(name, Map.class).entrySet()) {
      Map.Entry<?, ?> field = (Map.Entry<?, ?>) entry;
      map.put((String) field.getKey(), new String(as(name, char[].class, field.getValue())));
    }
    return map;
  }

  private <T> T take(String name, Class<T> type) throws MalformedException {
    return as(name, type, fields.get(name));
  }

  private static <T> T as(String name, Class<T> type, @Nullable Object value)
      throws MalformedException {
    if (!type.isInstance(value)) {
      throw new MalformedException("field " + name + " is missing or of another kind");
    }
    return type.cast(value);
  }

  @Override
  public void close() {
    for (Object value : fields.values()) {
      if (value instanceof char[] text) {
        Arrays.fill(text, '\0');
      }
    }
  }
}
