package org.latchkey.agent.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.latchkey.agent.screen.x11.Xvfb;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ScreenLockerTest {
  private static final WorkerNews LOCKED = new WorkerNews.Locked();

  @TempDir private Path directory;

  /// A program of this name in the only directory of `PATH`.
  private Path program(String name, String script) throws IOException {
    Path file = Files.writeString(directory.resolve(name), "#!/bin/sh\n" + script + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Map<String, String> environment() {
    return Map.of("PATH", directory.toString(), "USER", "ada", "DISPLAY", ":7");
  }

  private WorkerNews lock(String... command) {
    return new ScreenLocker(List.of(command), environment()).lock();
  }

  private String read(String name) throws IOException {
    return Files.readString(directory.resolve(name)).strip();
  }

  @Test
  void theCommandOfTheSettingsRunsWithItsArgumentsInTheUsersEnvironment() throws Exception {
    program("locker", "echo \"$# $1 $2 $DISPLAY $USER\" > " + directory.resolve("mark"));
    assertEquals(LOCKED, lock("locker", "--now", "two words"));
    assertEquals("2 --now two words :7 ada", read("mark"));
  }

  @Test
  void aCommandThatFailsOrIsMissingIsAFailure() throws Exception {
    Path locker = program("locker", "exit 7");
    assertEquals(new WorkerNews.LockFailed("locker ended with status 7"), lock("locker"));
    assertEquals(
        new WorkerNews.LockFailed(locker + " ended with status 7"), lock(locker.toString()));
    assertEquals(new WorkerNews.LockFailed("there is no program nowhere"), lock("nowhere"));
  }

  @Test
  void aCommandThatDoesNotEndIsAFailureAndLeftAlone() throws Exception {
    Path pid = directory.resolve("pid");
    program("locker", "echo $$ > " + pid + "; exec /bin/sleep 600");
    assertEquals(new WorkerNews.LockFailed("locker has not ended within 3 s"), lock("locker"));
    ProcessHandle locker = ProcessHandle.of(Long.parseLong(read("pid"))).orElseThrow();
    assertTrue(locker.isAlive());
    locker.destroyForcibly();
    locker.onExit().join();
  }

  @Test
  void logindIsBelievedOnlyWhenTheDesktopSaysThatItIsLocked() throws Exception {
    program(
        "loginctl",
        """
        case "$1 $2" in
          "show-user ada") echo 12 ;;
          "lock-session 12") ;;
          "show-session 12") /bin/cat %s/hint; echo yes > %s/hint ;;
          *) exit 1 ;;
        esac\
        """
            .formatted(directory, directory));
    Files.writeString(directory.resolve("hint"), "no\n");
    assertEquals(LOCKED, lock());
    program("loginctl", "echo no");
    assertEquals(new WorkerNews.LockFailed("tried without success: [loginctl]"), lock());
    program("i3lock", "");
    assertEquals(LOCKED, lock());
  }

  @Test
  void lockersAreTriedInOrderUntilOneTakesIt() throws Exception {
    assertEquals(new WorkerNews.LockFailed("no locker was found"), lock());
    program("xdg-screensaver", "echo xdg $1 >> " + directory.resolve("mark") + "; exit 4");
    program("xscreensaver-command", "echo xss $1 >> " + directory.resolve("mark"));
    program("i3lock", "echo i3 >> " + directory.resolve("mark"));
    assertEquals(LOCKED, lock());
    assertEquals("xdg lock\nxss -lock", read("mark"));
  }

  @Test
  void aLockerOfOursThatHangsIsKilledAndAllOfItIsBounded() throws Exception {
    Path pid = directory.resolve("pid");
    program("loginctl", "echo $$ > " + pid + "; exec /bin/sleep 600");
    program("i3lock", "");
    assertInstanceOf(WorkerNews.LockFailed.class, lock());
    ProcessHandle.of(Long.parseLong(read("pid"))).ifPresent(left -> left.onExit().join());
  }

  @Test
  @Tag("slow")
  void aRealLockerLocksARealScreen() throws Exception {
    try (Xvfb xvfb = Xvfb.start(320, 200)) {
      Map<String, String> all = new HashMap<>(xvfb.environment());
      all.put("PATH", "/usr/bin:/bin");
      all.put("HOME", directory.toString());
      assertFalse(isLocked(xvfb));
      assertEquals(LOCKED, new ScreenLocker(List.of("i3lock", "--color=204060"), all).lock());
      assertTrue(isLocked(xvfb));
    } // the locker ends with its display
  }

  /// Whether the locker's window covers the screen.
  private static boolean isLocked(Xvfb xvfb) throws Exception {
    String look = "xwininfo -root -tree | grep -q 'i3lock.* 320x200'";
    return xvfb.run("sh", "-c", look).waitFor() == 0;
  }
}
