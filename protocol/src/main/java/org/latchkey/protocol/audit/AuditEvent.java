package org.latchkey.protocol.audit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Something that happened, before it has a place in a log: a name such as `sign-in.failed` and
/// fields in the order they were given.
///
/// Immutable. A secret is never a field. Texts longer than [#MAX_TEXT] are cut and end in `…`,
/// since they may come from a stranger and an event must never be lost for being long.
public final class AuditEvent {
  /// Longest text of one field, in UTF-16 units.
  public static final int MAX_TEXT = 512;

  private static final int MAX_FIELDS = 16;
  private static final int MAX_LIST = 16;
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)?");
  private static final Pattern FIELD = Pattern.compile("[a-z][a-zA-Z0-9]{0,31}");
  private static final Set<String> OF_THE_LINE = Set.of("n", "time", "event", "prev");

  private final String name;
  private final Map<String, Object> fields;

  private AuditEvent(String name, Map<String, Object> fields) {
    this.name = name;
    this.fields = fields;
  }

  public static AuditEvent of(String name) {
    if (!NAME.matcher(name).matches() || name.length() > 64) {
      throw new IllegalArgumentException("not the name of an event: " + name);
    }
    return new AuditEvent(name, Map.of());
  }

  /// This event with one more field; a null value leaves it as it is.
  public AuditEvent with(String field, @Nullable String text) {
    return text == null ? this : plus(field, cut(text));
  }

  public AuditEvent with(String field, long number) {
    return plus(field, number);
  }

  public AuditEvent with(String field, List<String> texts) {
    return plus(field, texts.stream().limit(MAX_LIST).map(AuditEvent::cut).toList());
  }

  public String name() {
    return name;
  }

  /// The fields in their order; values are `String`, `Long` or `List<String>`.
  Map<String, Object> fields() {
    return fields;
  }

  private AuditEvent plus(String field, Object value) {
    if (!FIELD.matcher(field).matches() || OF_THE_LINE.contains(field)) {
      throw new IllegalArgumentException("not the name of a field: " + field);
    }
    Map<String, Object> more = new LinkedHashMap<>(fields);
    if (more.put(field, value) != null || more.size() > MAX_FIELDS) {
      throw new IllegalArgumentException("a field twice, or too many: " + field);
    }
    return new AuditEvent(name, Collections.unmodifiableMap(more));
  }

  private static String cut(String text) {
    return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT - 1) + "…";
  }

  @Override
  public String toString() {
    return name + " " + fields;
  }
}
