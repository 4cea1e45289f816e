package org.latchkey.agent.worker;

import java.io.File;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.state.StateDirectory;
import org.latchkey.agent.state.StateException;
import org.latchkey.protocol.wire.Hash;

/// What the JVM keeps of loading and linking our classes (JEP 483, 515), so that keeper and worker
/// start in less than half the time.
///
/// The worker runs it as root, so it lies in the agent's own state directory, which is checked each
/// time. It belongs to exactly this JDK and these archives; without it everything works, only
/// later. Made once, beside the running agent.
final class AotCache {
  private static final System.Logger LOG = System.getLogger("org.latchkey.agent.worker");
  private static final String DIRECTORY = "aot";
  private static final long MOST_SECONDS = 120;

  private final StateDirectory state;
  private final JavaCommand java;
  private final String name;
  private volatile @Nullable Process learning;
  private volatile boolean ended;

  /// @param java how keepers are started, without a cache
  AotCache(StateDirectory state, JavaCommand java) throws IOException {
    this.state = state;
    this.java = java;
    this.name = "worker-" + identityOf(java) + ".aot";
  }

  private static String identityOf(JavaCommand java) throws IOException {
    StringBuilder text = new StringBuilder(System.getProperty("java.vm.version", ""));
    text.append(java.command(WarmUp.class, List.of()));
    for (Path archive : java.classPath()) {
      if (Files.isRegularFile(archive)) {
        text.append(Files.size(archive)).append(Files.getLastModifiedTime(archive));
      }
    }
    return HexFormat.of().formatHex(Hash.sha256(text.toString()).toArray(), 0, 8);
  }

  /// The file, when it is there and nobody else can have written it.
  Optional<Path> file() {
    try {
      return state.inner(DIRECTORY).file(name);
    } catch (StateException | IOException e) {
      LOG.log(Level.DEBUG, "the AOT cache is not used: {0}", e.getMessage());
      return Optional.empty();
    }
  }

  /// Makes it where there is none, and removes those of other versions. Blocks for some seconds;
  /// never fails.
  void make() {
    if (file().isPresent() || !java.classPath().stream().allMatch(Files::isRegularFile)) {
      return; // classes that are no archive cannot be kept
    }
    try {
      Path directory = state.directory(DIRECTORY);
      empty(directory);
      Path notes = directory.resolve(name + ".notes");
      Path draft = directory.resolve(name + ".draft");
      learn("-XX:AOTMode=record", "-XX:AOTConfiguration=" + notes);
      learn("-XX:AOTMode=create", "-XX:AOTConfiguration=" + notes, "-XX:AOTCache=" + draft);
      Files.delete(notes);
      StateDirectory.makePrivate(draft);
      Files.move(draft, directory.resolve(name));
    } catch (StateException | IOException | InterruptedException e) {
      LOG.log(Level.DEBUG, "no AOT cache could be made", e);
    }
  }

  /// Gives up making it.
  void close() {
    ended = true;
    Process running = learning;
    if (running != null) {
      running.destroyForcibly();
    }
  }

  private static void empty(Path directory) throws IOException {
    try (Stream<Path> old = Files.list(directory)) {
      for (Path file : old.toList()) {
        Files.delete(file);
      }
    }
  }

  private void learn(String... flags) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(java.command(WarmUp.class, List.of(flags)));
    ProcessBuilder builder = java.prepared(command);
    Process process =
        builder
            .redirectInput(new File("/dev/null"))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    learning = process;
    if (ended || !process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    if (process.waitFor() != 0) {
      throw new IOException("java ended with " + process.exitValue() + " for " + flags[0]);
    }
  }
}
