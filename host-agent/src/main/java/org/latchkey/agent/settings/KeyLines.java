package org.latchkey.agent.settings;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where each key of a TOML text stands, so that an error can name the line: the TOML reader keeps
/// positions only for errors of syntax.
///
/// It looks at one line at a time. A multi-line string that contains something like a key may give
/// a wrong line, never a wrong value.
final class KeyLines {
  private static final String NAME = "[A-Za-z0-9_.\"' -]{1,200}?";
  private static final Pattern TABLE = Pattern.compile("\\s*\\[{1,2}(" + NAME + ")]{1,2}.*");
  private static final Pattern KEY = Pattern.compile("\\s*(" + NAME + ")\\s*=.*");

  private final Map<String, Integer> lines = new HashMap<>();

  KeyLines(String toml) {
    String table = "";
    int number = 0;
    for (String line : toml.split("\n", -1)) {
      number++;
      Matcher header = TABLE.matcher(line);
      Matcher key = KEY.matcher(line);
      if (header.lookingAt()) {
        table = plain(header.group(1));
        lines.putIfAbsent(table, number);
      } else if (key.lookingAt()) {
        String name = plain(key.group(1));
        lines.putIfAbsent(table.isEmpty() ? name : table + "." + name, number);
      }
    }
  }

  /// The line of a key by its full dotted name, or of the nearest table around it; 0 when neither
  /// is known.
  int of(String path) {
    for (String name = path; ; name = name.substring(0, name.lastIndexOf('.'))) {
      Integer line = lines.get(name);
      if (line != null) {
        return line;
      }
      if (name.indexOf('.') < 0) {
        return 0;
      }
    }
  }

  private static String plain(String name) {
    return name.replaceAll("[\"' ]", "");
  }
}
