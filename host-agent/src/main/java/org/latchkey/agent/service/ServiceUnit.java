package org.latchkey.agent.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The text of the systemd unit: the resource `latchkey.service` with the command filled in.
///
/// @param settings null for the settings at their default place
record ServiceUnit(Path launcher, Path state, @Nullable Path settings) {
  /// The first line of every unit that we wrote.
  static final String MARK = "# Written by: latchkey service install";

  static boolean isOurs(String unit) {
    return unit.startsWith(MARK + "\n");
  }

  String text() throws IOException {
    try (InputStream template = ServiceUnit.class.getResourceAsStream("latchkey.service")) {
      if (template == null) {
        throw new IllegalStateException("latchkey.service is missing from the agent");
      }
      return new String(template.readAllBytes(), UTF_8).replace("@command@", command());
    }
  }

  private String command() {
    List<String> words = new ArrayList<>();
    words.add(launcher.toString());
    words.addAll(List.of("--state", state.toString()));
    if (settings != null) {
      words.addAll(List.of("--settings", settings.toString()));
    }
    words.add("run");
    return words.stream().map(ServiceUnit::quoted).collect(Collectors.joining(" "));
  }

  /// As `systemd.syntax(7)` and `systemd.service(5)` want it: no word is split, no specifier or
  /// variable replaced.
  private static String quoted(String word) {
    String plain =
        word.replace("\\", "\\\\").replace("\"", "\\\"").replace("%", "%%").replace("$", "$$");
    return plain.matches("[A-Za-z0-9/._:@+-]+") ? plain : "\"" + plain + "\"";
  }
}
