package org.latchkey.agent.worker;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// Locks the screen of the OS user that this process runs as (`docs/agent.md`, Locking the screen).
///
/// All of it takes three seconds at most, so that it fits into what the keeper gives a worker to
/// end. A program is believed when it ends with 0; `loginctl` only when the desktop says that it is
/// locked, because asking is all that it does.
final class ScreenLocker {
  private static final System.Logger LOG = System.getLogger("org.latchkey.agent.worker");

  // Tuning. The first is less than the keeper's five seconds.
  private static final Duration WITHIN = Duration.ofSeconds(3);
  private static final Duration HINT_WITHIN = Duration.ofMillis(1200);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  /// After `loginctl`, in this order. Each ends with 0 only when a locker took the order, and the
  /// last one is a locker itself.
  private static final List<List<String>> KNOWN =
      List.of(
          List.of("xdg-screensaver", "lock"),
          List.of("xscreensaver-command", "-lock"),
          List.of("i3lock"));

  private final List<String> command;
  private final Map<String, String> environment;
  private final long end = System.nanoTime() + WITHIN.toNanos();

  /// @param command of the settings; empty for what is found here
  /// @param environment with the user's display and `PATH`
  ScreenLocker(List<String> command, Map<String, String> environment) {
    this.command = List.copyOf(command);
    this.environment = Map.copyOf(environment);
  }

  /// Locks. Blocks; called once, soon after this was made.
  WorkerNews lock() {
    try {
      return command.isEmpty() ? lockByAny() : lockBy(command);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new WorkerNews.LockFailed("interrupted");
    }
  }

  /// A command that does not end is left alone: it may be what keeps the screen locked.
  private WorkerNews lockBy(List<String> wanted) throws InterruptedException {
    Optional<Path> program = program(wanted.getFirst());
    if (program.isEmpty()) {
      return new WorkerNews.LockFailed("there is no program " + wanted.getFirst());
    }
    try {
      Process process = builder(program.get(), wanted).start();
      if (!process.waitFor(nanosLeft(), TimeUnit.NANOSECONDS)) {
        return new WorkerNews.LockFailed(
            wanted.getFirst() + " has not ended within " + WITHIN.toSeconds() + " s");
      }
      int status = process.exitValue();
      return status == 0
          ? new WorkerNews.Locked()
          : new WorkerNews.LockFailed(wanted.getFirst() + " ended with status " + status);
    } catch (IOException e) {
      return new WorkerNews.LockFailed(wanted.getFirst() + " could not be started");
    }
  }

  private WorkerNews lockByAny() throws InterruptedException {
    List<String> tried = new ArrayList<>();
    if (program("loginctl").isPresent()) {
      tried.add("loginctl");
      if (lockByLogind()) {
        return new WorkerNews.Locked();
      }
    }
    for (List<String> known : KNOWN) {
      if (program(known.getFirst()).isPresent()) {
        tried.add(known.getFirst());
        if (run(known).isPresent()) {
          return new WorkerNews.Locked();
        }
      }
    }
    return new WorkerNews.LockFailed(
        tried.isEmpty() ? "no locker was found" : "tried without success: " + tried);
  }

  /// Asks the desktop of the user's graphical session to lock, and waits for it to say that it has.
  private boolean lockByLogind() throws InterruptedException {
    String user = environment.getOrDefault("USER", "");
    String session =
        run(List.of("loginctl", "show-user", user, "--property=Display", "--value")).orElse("");
    if (session.isEmpty() || run(List.of("loginctl", "lock-session", session)).isEmpty()) {
      return false;
    }
    List<String> look =
        List.of("loginctl", "show-session", session, "--property=LockedHint", "--value");
    long patience = System.nanoTime() + HINT_WITHIN.toNanos();
    while (run(look).filter(Predicate.isEqual("yes")).isEmpty()) {
      if (patience - System.nanoTime() <= 0) {
        return false;
      }
      Thread.sleep(BETWEEN_LOOKS);
    }
    return true;
  }

  /// What a program printed; nothing when it failed, or did not end in time and was killed.
  private Optional<String> run(List<String> wanted) throws InterruptedException {
    Optional<Path> program = program(wanted.getFirst());
    if (program.isEmpty() || nanosLeft() <= 0) {
      return Optional.empty();
    }
    try {
      Process process =
          builder(program.get(), wanted).redirectOutput(ProcessBuilder.Redirect.PIPE).start();
      if (!process.waitFor(nanosLeft(), TimeUnit.NANOSECONDS)) {
        process.destroyForcibly();
        return Optional.empty();
      }
      if (process.exitValue() != 0) {
        return Optional.empty();
      }
      byte[] printed = new byte[256];
      // What is there already: a locker that went on in the background keeps this pipe open.
      int count = Math.min(process.getInputStream().available(), printed.length);
      count = process.getInputStream().readNBytes(printed, 0, count);
      return Optional.of(new String(printed, 0, count, StandardCharsets.UTF_8).strip());
    } catch (IOException e) {
      LOG.log(Level.DEBUG, wanted.getFirst() + " could not be started", e);
      return Optional.empty();
    }
  }

  private long nanosLeft() {
    return end - System.nanoTime();
  }

  private ProcessBuilder builder(Path program, List<String> wanted) {
    List<String> words = new ArrayList<>(wanted);
    words.set(0, program.toString());
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD) // ours is the pipe to the agent
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder;
  }

  /// Found by the user's `PATH`: Java itself would look in that of this process.
  private Optional<Path> program(String name) {
    try {
      if (name.contains("/")) {
        return Optional.of(Path.of(name)).filter(Files::isExecutable);
      }
      for (String directory : environment.getOrDefault("PATH", "").split(":", -1)) {
        Path file = Path.of(directory, name);
        if (file.isAbsolute() && Files.isRegularFile(file) && Files.isExecutable(file)) {
          return Optional.of(file);
        }
      }
    } catch (InvalidPathException _) {
      // Then there is no such program.
    }
    return Optional.empty();
  }
}
