package org.latchkey.agent.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latchkey.agent.platform.linux.AsRoot;

/// With a service manager that writes down what it is told, and with the real tools where they need
/// no running systemd.
@AsRoot
@Timeout(60)
final class ServiceInstallerTest {
  // Not below /tmp, which everybody may write to.
  private static final Path PLACE = Path.of("/var/lib");

  private Path directory;
  private Path units;
  private Path running;
  private Path calls;
  private Installation agent;
  private Systemd systemd;

  @BeforeEach
  void installAnAgent() throws Exception {
    directory = Files.createTempDirectory(PLACE, "latchkey-test-");
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    units = directory.resolve("units");
    running = Files.createDirectory(directory.resolve("running"));
    calls = Files.createFile(directory.resolve("calls"));
    Path bin = Files.createDirectories(directory.resolve("agent 1%/bin"));
    Files.createDirectory(bin.resolveSibling("lib"));
    Path launcher = Files.writeString(bin.resolve("latchkey"), "#!/bin/sh\n");
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    agent = new Installation(launcher, ownJava());
    Path control = directory.resolve("systemctl");
    Files.writeString(control, "#!/bin/sh\necho \"$@\" >>'" + calls + "'\n");
    Files.setPosixFilePermissions(control, PosixFilePermissions.fromString("rwxr-xr-x"));
    systemd = new Systemd(units, running, List.of(control.toString()));
  }

  /// A JDK of root's own that has everything which is looked at.
  private Path ownJava() throws IOException {
    Path home = directory.resolve("jdk");
    Files.writeString(Files.createDirectories(home.resolve("bin")).resolve("java"), "");
    return home;
  }

  @AfterEach
  void removeIt() throws Exception {
    try (var files = Files.walk(directory)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private String install(boolean startNow) throws Exception {
    return installer()
        .install(
            agent, Path.of("/var/lib/latchkey"), Path.of("/etc/latchkey/agent.toml"), startNow);
  }

  private ServiceInstaller installer() {
    return new ServiceInstaller(systemd, true);
  }

  private List<String> newCalls() throws IOException {
    List<String> lines = Files.readAllLines(calls);
    Files.writeString(calls, "");
    return lines;
  }

  private static void assertRefused(String words, org.junit.jupiter.api.function.Executable work) {
    String message = String.valueOf(assertThrows(ServiceException.class, work).getMessage());
    assertTrue(message.contains(words), message);
  }

  @Test
  void theUnitIsWrittenEnabledAndStarted() throws Exception {
    assertTrue(install(true).startsWith("The agent runs"));
    String unit = Files.readString(units.resolve("latchkey.service"));
    assertTrue(ServiceUnit.isOurs(unit));
    assertTrue(
        unit.contains(
            "\nExecStart=\""
                + agent.launcher().toString().replace("%", "%%")
                + "\" --state /var/lib/latchkey --settings /etc/latchkey/agent.toml run\n"),
        unit);
    assertEquals(
        List.of("daemon-reload", "enable --quiet latchkey.service", "start latchkey.service"),
        newCalls());
  }

  @Test
  void doingItAgainKeepsARunningAgentUnlessTheUnitChanged() throws Exception {
    install(true);
    newCalls();
    install(true);
    assertEquals("start latchkey.service", newCalls().getLast());
    installer().install(agent, Path.of("/srv/other"), null, true);
    assertEquals("restart latchkey.service", newCalls().getLast());
  }

  @Test
  void removingStopsItAndTakesOnlyTheUnitAway() throws Exception {
    install(true);
    newCalls();
    assertTrue(installer().remove().startsWith("The agent is stopped"));
    assertFalse(Files.exists(units.resolve("latchkey.service")));
    assertEquals(List.of("disable --quiet --now latchkey.service", "daemon-reload"), newCalls());
    assertTrue(installer().remove().startsWith("There is nothing to remove"));
    assertEquals(List.of(), newCalls());
  }

  @Test
  void aUnitOfSomebodyElseIsLeftAlone() throws Exception {
    Files.createDirectory(units);
    Path unit = Files.writeString(units.resolve("latchkey.service"), "[Unit]\n");
    assertRefused("was not written by this command", () -> install(true));
    assertRefused("was not written by this command", () -> installer().remove());
    assertEquals("[Unit]\n", Files.readString(unit));
    assertEquals(List.of(), newCalls());
  }

  @Test
  void whereSystemdDoesNotRunTheUnitIsOnlyEnabledForTheNextBoot() throws Exception {
    Files.delete(running);
    assertRefused("--no-now", () -> install(true));
    assertFalse(Files.exists(units));
    install(false);
    assertEquals(List.of("enable --quiet latchkey.service"), newCalls());
    installer().remove();
    assertEquals(List.of("disable --quiet latchkey.service"), newCalls());
  }

  @Test
  void onlyRootInstallsAndRemoves() {
    ServiceInstaller user = new ServiceInstaller(systemd, false);
    assertRefused("sudo", () -> user.install(agent, Path.of("/x"), null, true));
    assertRefused("sudo", user::remove);
  }

  @Test
  void whatOthersCouldReplaceIsNotStartedAsRoot() throws Exception {
    Path library = agent.launcher().resolveSibling("../lib").normalize();
    Path archive = Files.writeString(library.resolve("agent.jar"), "");
    Files.setPosixFilePermissions(archive, PosixFilePermissions.fromString("rw-r--rw-"));
    assertRefused(archive.toString(), () -> install(true));
    Files.setPosixFilePermissions(archive, PosixFilePermissions.fromString("rw-r--r--"));
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertRefused(directory.toString(), () -> install(true));
    assertFalse(Files.exists(units));
  }

  @Test
  void aFailureOfSystemdIsToldInItsOwnWords() throws Exception {
    Files.writeString(directory.resolve("systemctl"), "#!/bin/sh\necho no bus\nexit 1\n");
    assertRefused("daemon-reload failed: no bus", () -> install(true));
  }

  @Test
  void systemdTakesTheUnitWithoutAWord() throws Exception {
    install(false);
    assertEquals("", run("systemd-analyze", "verify", units.resolve("latchkey.service") + ""));
  }

  @Test
  void theRealSystemctlEnablesAndDisablesItInAnImage() throws Exception {
    Files.delete(running);
    Path root = Files.createDirectory(directory.resolve("root"));
    Path etc = root.resolve("etc/systemd/system");
    systemd = new Systemd(etc, running, List.of("systemctl", "--root=" + root));
    install(false);
    Path link = etc.resolve("multi-user.target.wants/latchkey.service");
    assertTrue(Files.isSymbolicLink(link));
    installer().remove();
    assertFalse(Files.exists(link, java.nio.file.LinkOption.NOFOLLOW_LINKS));
  }

  private static String run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return process.waitFor() == 0 ? output : "failed: " + output;
  }
}
