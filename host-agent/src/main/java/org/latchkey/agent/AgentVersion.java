package org.latchkey.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/// The version of this agent, as the build wrote it into `version.properties`.
public final class AgentVersion {
  private static final String VERSION = read();

  private AgentVersion() {}

  /// For example `0.1.0-SNAPSHOT`.
  public static String text() {
    return VERSION;
  }

  private static String read() {
    try (InputStream file = AgentVersion.class.getResourceAsStream("version.properties")) {
      if (file == null) {
        throw new IllegalStateException("version.properties is not in the jar");
      }
      Properties properties = new Properties();
      properties.load(file);
      return properties.getProperty("version", "unknown");
    } catch (IOException e) {
      throw new UncheckedIOException("reading version.properties", e);
    }
  }
}
