package org.latchkey.protocol.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One JSON object from a stranger, read field by field.
///
/// Each reading states the form it wants and raises [MalformedException] when the field is missing
/// or has another. A field that stands twice, anything after the object and nesting deeper than 8
/// are malformed. Unknown fields are ignored unless [#refuseOthers] is asked (`docs/protocol.md`
/// §1).
public final class JsonFields {
  private static final int DEEPEST = 8;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxNumberLength(20)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final ObjectNode object;

  private JsonFields(ObjectNode object) {
    this.object = object;
  }

  /// An object to be filled and written with `toString()`.
  public static ObjectNode newObject() {
    return MAPPER.createObjectNode();
  }

  /// Reads `text`, which is at most `longestBytes` long in UTF-8.
  public static JsonFields read(String text, int longestBytes) throws MalformedException {
    if (text.length() > longestBytes
        || text.getBytes(StandardCharsets.UTF_8).length > longestBytes) {
      throw new MalformedException("longer than " + longestBytes + " bytes");
    }
    try {
      if (MAPPER.readTree(text) instanceof ObjectNode object) {
        return new JsonFields(object);
      }
    } catch (JsonProcessingException _) {
      // its message may quote the text; told below without
    }
    throw new MalformedException("not one JSON object");
  }

  /// Refuses every field that is not in `known`.
  public JsonFields refuseOthers(String... known) throws MalformedException {
    Set<String> allowed = Set.of(known);
    for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
      if (!allowed.contains(names.next())) {
        throw new MalformedException("a field that is not known here");
      }
    }
    return this;
  }

  /// Text of `shortest` to `longest` characters (code points), without unpaired surrogates.
  public String text(String name, int shortest, int longest) throws MalformedException {
    return checkedText(name, object.get(name), shortest, longest);
  }

  public Bytes bytes(String name, int length) throws MalformedException {
    JsonNode value = object.get(name);
    if (value != null && value.isTextual()) {
      Bytes read = Base64Url.decode(value.textValue());
      if (read.length() == length) {
        return read;
      }
    }
    throw malformed(name, "base64url of " + length + " bytes");
  }

  public long number(String name, long least, long most) throws MalformedException {
    JsonNode value = object.get(name);
    if (value != null && value.isIntegralNumber() && value.canConvertToLong()) {
      long read = value.longValue();
      if (read >= least && read <= most) {
        return read;
      }
    }
    throw malformed(name, "a whole number from " + least + " to " + most);
  }

  /// A field that may be missing, and is false then.
  public boolean flag(String name) throws MalformedException {
    JsonNode value = object.get(name);
    if (value != null && !value.isBoolean()) {
      throw malformed(name, "true or false");
    }
    return value != null && value.booleanValue();
  }

  public Instant time(String name) throws MalformedException {
    String text = text(name, 20, 30);
    try {
      return Instant.parse(text);
    } catch (DateTimeException _) {
      throw malformed(name, "a time");
    }
  }

  /// A list of at most `most` texts, each of 1 to `longest` characters.
  public List<String> texts(String name, int most, int longest) throws MalformedException {
    List<String> read = new ArrayList<>();
    for (JsonNode element : array(name, most)) {
      read.add(checkedText(name, element, 1, longest));
    }
    return List.copyOf(read);
  }

  public List<JsonFields> objects(String name, int most) throws MalformedException {
    List<JsonFields> read = new ArrayList<>();
    for (JsonNode element : array(name, most)) {
      if (!(element instanceof ObjectNode inner)) {
        throw malformed(name, "a list of objects");
      }
      read.add(new JsonFields(inner));
    }
    return List.copyOf(read);
  }

  private JsonNode array(String name, int most) throws MalformedException {
    JsonNode value = object.get(name);
    if (value == null || !value.isArray() || value.size() > most) {
      throw malformed(name, "a list of at most " + most);
    }
    return value;
  }

  private static String checkedText(
      String name, @Nullable JsonNode value, int shortest, int longest) throws MalformedException {
    if (value != null && value.isTextual()) {
      String text = value.textValue();
      int length = text.codePointCount(0, text.length());
      if (length >= shortest && length <= longest && isWellFormed(text)) {
        return text;
      }
    }
    throw malformed(name, "text of " + shortest + " to " + longest + " characters");
  }

  private static boolean isWellFormed(String text) {
    return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= 0xDFFF);
  }

  private static MalformedException malformed(String name, String wanted) {
    return new MalformedException("field " + name + " must be " + wanted);
  }

  @Override
  public String toString() {
    return "JSON object of " + object.size() + " fields";
  }
}
