package org.latchkey.agent.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.latchkey.agent.Texts;

/// The service manager of this computer.
///
/// @param units where an administrator's units lie
/// @param running a directory that exists while systemd is the first process (`sd_booted(3)`)
/// @param control the command `systemctl` with arguments that every call has
public record Systemd(Path units, Path running, List<String> control) {
  static final String UNIT = "latchkey.service";

  public Systemd {
    control = List.copyOf(control);
  }

  public static Systemd ofThisComputer() {
    return new Systemd(
        Path.of("/etc/systemd/system"), Path.of("/run/systemd/system"), List.of("systemctl"));
  }

  /// Whether it runs, and not only lies on the disk.
  public boolean isRunning() {
    return Files.isDirectory(running);
  }

  Path unitFile() {
    return units.resolve(UNIT);
  }

  /// The unit that is there.
  Optional<String> unit() throws IOException {
    return Files.exists(unitFile()) ? Optional.of(Files.readString(unitFile())) : Optional.empty();
  }

  /// Replaces the unit as a whole.
  void write(String unit) throws IOException {
    Files.createDirectories(units);
    Path draft = Files.createTempFile(units, ".latchkey-", ".new");
    try {
      Files.writeString(draft, unit);
      Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-r--r--"));
      Files.move(draft, unitFile(), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  void delete() throws IOException {
    Files.delete(unitFile());
  }

  /// What systemd says of the unit, such as `active` or `inactive`.
  public String activity() throws IOException {
    return run("is-active", UNIT).output().strip();
  }

  /// Runs a command that has to succeed.
  void must(String... arguments) throws ServiceException, IOException {
    Ended ended = run(arguments);
    if (ended.status() != 0) {
      throw new ServiceException(
          Texts.of("service.systemctl", String.join(" ", arguments), ended.output().strip()));
    }
  }

  private record Ended(int status, String output) {}

  private Ended run(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(control);
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Ended(process.onExit().join().exitValue(), output);
  }
}
