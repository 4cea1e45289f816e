package org.latchkey.agent.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.Texts;

/// One table of the settings file. Each value is asked for by its key, with what is allowed; what
/// nobody asked for is an unknown key.
final class SettingsTable {
  private final Path file;
  private final String path;
  private final ObjectNode values;
  private final KeyLines lines;
  private final Set<String> known = new HashSet<>();

  SettingsTable(Path file, String path, ObjectNode values, KeyLines lines) {
    this.file = file;
    this.path = path;
    this.values = values;
    this.lines = lines;
  }

  SettingsTable table(String key) throws SettingsException {
    JsonNode value = value(key);
    if (value == null) {
      return new SettingsTable(file, nameOf(key), JsonNodeFactory.instance.objectNode(), lines);
    }
    if (value instanceof ObjectNode table) {
      return new SettingsTable(file, nameOf(key), table, lines);
    }
    throw problem(key, Texts.of("settings.not-a-table", nameOf(key)));
  }

  boolean flag(String key, boolean absent) throws SettingsException {
    JsonNode value = value(key);
    if (value == null) {
      return absent;
    }
    if (!value.isBoolean()) {
      throw problem(key, Texts.of("settings.not-a-flag", nameOf(key), shown(value)));
    }
    return value.booleanValue();
  }

  long integer(String key, long least, long most, long absent) throws SettingsException {
    JsonNode value = value(key);
    if (value == null) {
      return absent;
    }
    if (!value.isIntegralNumber()
        || !value.canConvertToLong()
        || value.longValue() < least
        || value.longValue() > most) {
      throw problem(key, Texts.of("settings.not-in-range", nameOf(key), shown(value), least, most));
    }
    return value.longValue();
  }

  String oneOf(String key, List<String> allowed, String absent) throws SettingsException {
    JsonNode value = value(key);
    if (value == null) {
      return absent;
    }
    if (!value.isTextual() || !allowed.contains(value.textValue())) {
      throw notAllowed(key, value, allowed);
    }
    return value.textValue();
  }

  /// The given words in the order of the file; all of `allowed` when the key is absent.
  List<String> someOf(String key, List<String> allowed) throws SettingsException {
    List<String> words = new ArrayList<>();
    for (JsonNode element : elements(key)) {
      if (!element.isTextual()
          || !allowed.contains(element.textValue())
          || words.contains(element.textValue())) {
        throw notAllowed(key, element, allowed);
      }
      words.add(element.textValue());
    }
    return words.isEmpty() ? allowed : words;
  }

  /// As [#someOf], for numbers.
  List<Integer> someNumbersOf(String key, List<Integer> allowed) throws SettingsException {
    List<Integer> numbers = new ArrayList<>();
    for (JsonNode element : elements(key)) {
      if (!element.isInt()
          || !allowed.contains(element.intValue())
          || numbers.contains(element.intValue())) {
        throw notAllowed(key, element, allowed);
      }
      numbers.add(element.intValue());
    }
    return numbers.isEmpty() ? allowed : numbers;
  }

  /// Any words, in the order of the file; none when the key is absent or the list empty.
  List<String> words(String key, int most, int longest) throws SettingsException {
    JsonNode value = value(key);
    List<String> words = new ArrayList<>();
    if (value == null) {
      return words;
    }
    for (JsonNode element : value) {
      String word = element.isTextual() ? element.textValue() : "";
      if (word.isEmpty() || word.length() > longest || word.indexOf('\0') >= 0) {
        throw problem(key, Texts.of("settings.not-words", nameOf(key), most, longest));
      }
      words.add(word);
    }
    if (!value.isArray() || words.size() > most) {
      throw problem(key, Texts.of("settings.not-words", nameOf(key), most, longest));
    }
    return words;
  }

  /// To be called when every known key was asked for.
  void refuseUnknownKeys() throws SettingsException {
    for (String key : (Iterable<String>) values::fieldNames) {
      if (!known.contains(key)) {
        List<String> names = known.stream().sorted().toList();
        throw problem(key, Texts.of("settings.unknown-key", nameOf(key), String.join(", ", names)));
      }
    }
  }

  private List<JsonNode> elements(String key) throws SettingsException {
    JsonNode value = value(key);
    if (value == null) {
      return List.of();
    }
    if (!value.isArray() || value.isEmpty()) {
      throw problem(key, Texts.of("settings.not-a-list", nameOf(key)));
    }
    List<JsonNode> elements = new ArrayList<>();
    value.forEach(elements::add);
    return elements;
  }

  private @Nullable JsonNode value(String key) {
    known.add(key);
    return values.get(key);
  }

  private SettingsException notAllowed(String key, JsonNode value, List<?> allowed) {
    String choices = String.join(", ", allowed.stream().map(String::valueOf).toList());
    return problem(key, Texts.of("settings.not-allowed", nameOf(key), shown(value), choices));
  }

  private SettingsException problem(String key, String problem) {
    return new SettingsException(file, lines.of(nameOf(key)), problem);
  }

  private String nameOf(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static String shown(JsonNode value) {
    String text = value.isValueNode() ? value.asText() : value.getNodeType().toString();
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }
}
