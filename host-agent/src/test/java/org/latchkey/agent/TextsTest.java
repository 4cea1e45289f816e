package org.latchkey.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class TextsTest {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Pattern USE =
      Pattern.compile("(?:Texts\\s*\\.of\\(\\s*|descriptionKey = )\"([a-z0-9.-]*[a-z0-9])\"");

  /// The command line's own help, and keys put together from a word.
  private static final Pattern NOT_BY_NAME =
      Pattern.compile(
          "(.*\\.)?usage\\..*|help|version|(help|version)Option|status\\.(online|offline|not-.*)");

  @Test
  void everyTextThatIsUsedIsInTheCatalogueAndTheOtherWayRound() throws IOException {
    Set<String> used = new TreeSet<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      files.filter(file -> file.toString().endsWith(".java")).forEach(file -> collect(file, used));
    }
    Set<String> kept = new TreeSet<>(Texts.catalogue().keySet());
    kept.removeIf(key -> NOT_BY_NAME.matcher(key).matches());
    assertEquals(kept, used);
  }

  @Test
  void everyTextCanBeFilledIn() {
    for (String key : Texts.catalogue().keySet()) {
      String text = Texts.of(key, "a", "b", "c", "d", "e");
      assertTrue(!text.isEmpty() && !text.contains("%s"), key);
    }
  }

  @Test
  void aFailureWithoutWordsIsNamedByItsKind() {
    assertEquals("IOException", Texts.reason(new IOException()));
    assertEquals("disk", Texts.reason(new IOException("disk")));
  }

  private static void collect(Path file, Set<String> used) {
    try {
      Matcher use = USE.matcher(Files.readString(file));
      while (use.find()) {
        used.add(use.group(1));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
