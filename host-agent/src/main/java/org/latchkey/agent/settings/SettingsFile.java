package org.latchkey.agent.settings;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.latchkey.agent.Texts;

/// Reads the settings file.
public final class SettingsFile {
  /// Where the settings are unless `--settings` says otherwise.
  public static final Path DEFAULT = Path.of("/etc/latchkey/agent.toml");

  private static final long LONGEST_BYTES = 256 * 1024;

  private SettingsFile() {}

  /// The settings of a file that must exist.
  public static AgentSettings read(Path file) throws SettingsException {
    try {
      if (Files.size(file) > LONGEST_BYTES) {
        throw new SettingsException(file, 0, Texts.of("settings.too-large", LONGEST_BYTES));
      }
      return parse(file, Files.readString(file));
    } catch (NoSuchFileException _) {
      throw new SettingsException(file, 0, Texts.of("settings.no-such-file"));
    } catch (CharacterCodingException _) {
      throw new SettingsException(file, 0, Texts.of("settings.not-utf-8"));
    } catch (IOException e) {
      throw new SettingsException(file, 0, Texts.of("settings.not-readable", Texts.reason(e)));
    }
  }

  /// The settings at the default place, or the defaults when nothing is there.
  public static AgentSettings readDefault() throws SettingsException {
    return Files.notExists(DEFAULT) ? AgentSettings.defaults() : read(DEFAULT);
  }

  static AgentSettings parse(Path file, String toml) throws SettingsException {
    return AgentSettings.from(new SettingsTable(file, "", tree(file, toml), new KeyLines(toml)));
  }

  private static ObjectNode tree(Path file, String toml) throws SettingsException {
    try {
      JsonNode tree = new TomlMapper().readTree(toml);
      return tree instanceof ObjectNode object ? object : new TomlMapper().createObjectNode();
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      throw new SettingsException(
          file,
          at == null ? 0 : at.getLineNr(),
          Texts.of("settings.syntax", e.getOriginalMessage()));
    }
  }
}
