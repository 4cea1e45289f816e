package org.latchkey.agent.screen.x11;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.latchkey.agent.screen.x11.Desktop.Kind;

@Timeout(60)
class DesktopsTest {
  @TempDir private Path directory;

  private Desktops desktops() throws IOException {
    return new Desktops(
        Files.createDirectories(directory.resolve("x11")),
        Files.createDirectories(directory.resolve("run")));
  }

  private static long self() {
    return Integer.toUnsignedLong(LibC.geteuid());
  }

  private static ServerSocketChannel listen(Path path) throws IOException {
    Files.createDirectories(path.getParent());
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(path));
    return server;
  }

  @Test
  void aCompositorIsFoundInTheUsersRuntimeDirectory() throws Exception {
    Desktops desktops = desktops();
    Path runtime = directory.resolve("run/" + self());
    try (ServerSocketChannel _ = listen(runtime.resolve("wayland-0"))) {
      Files.createFile(runtime.resolve("wayland-0.lock"));
      Desktop wayland = new Desktop(Kind.WAYLAND, self(), "wayland-0");
      assertEquals(List.of(wayland), desktops.all());
      assertEquals(MissingDesktop.WAYLAND, MissingDesktop.of(desktops.own(Map.of()), List.of()));
    }
    assertEquals(List.of(), desktops.all(), "a socket that was left behind is no desktop");
  }

  @Test
  void aCompositorIsFoundWhereTheSessionPutsIt() throws Exception {
    Desktops desktops = desktops();
    try (ServerSocketChannel _ = listen(directory.resolve("else/wayland-1"))) {
      Map<String, String> environment =
          Map.of("XDG_RUNTIME_DIR", directory.resolve("else").toString());
      assertEquals(
          List.of(new Desktop(Kind.WAYLAND, self(), "wayland-1")), desktops.own(environment));
      assertEquals(List.of(), desktops.own(Map.of()));
    }
  }

  /// A program by the name of Wayland's X server stands for it: here is no compositor to start one.
  @Test
  void theXServerOfAWaylandDesktopIsNotTakenForADesktop() throws Exception {
    Path program = directory.resolve("Xwayland");
    Files.copy(Path.of("/usr/bin/Xvfb"), program, StandardCopyOption.COPY_ATTRIBUTES);
    try (Xvfb known = Xvfb.start(64, 64)) {
      int number = Integer.parseInt(known.display().substring(1)) + 4000;
      Process server =
          new ProcessBuilder(program.toString(), ":" + number, "-nolisten", "tcp")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      try {
        Desktop inside = new Desktop(Kind.X11_IN_WAYLAND, self(), ":" + number);
        while (!Desktops.ofThisComputer().all().contains(inside)) {
          assertTrue(server.isAlive());
          Thread.onSpinWait();
        }
        assertFalse(Displays.own("").contains(":" + number));
        assertTrue(
            Desktops.ofThisComputer()
                .all()
                .contains(new Desktop(Kind.X11, self(), known.display())));
      } finally {
        server.destroy();
        assertTrue(server.waitFor(30, TimeUnit.SECONDS));
      }
    }
  }

  @Test
  void eachReasonIsToldApart() {
    Desktop own = new Desktop(Kind.X11, 1000, ":0");
    Desktop inside = new Desktop(Kind.X11_IN_WAYLAND, 1000, ":1");
    Desktop wayland = new Desktop(Kind.WAYLAND, 1000, "wayland-0");
    Desktop root = new Desktop(Kind.X11, 0, ":2");
    Desktop other = new Desktop(Kind.X11, 1001, ":3");
    assertEquals(MissingDesktop.NOT_LET_IN, MissingDesktop.of(List.of(own), List.of(own, root)));
    assertEquals(
        MissingDesktop.WAYLAND,
        MissingDesktop.of(List.of(wayland, inside), List.of(wayland, inside, root)));
    assertEquals(
        MissingDesktop.SERVER_OF_SUPERUSER, MissingDesktop.of(List.of(), List.of(root, other)));
    assertEquals(MissingDesktop.NONE, MissingDesktop.of(List.of(), List.of(other)));
    assertEquals(MissingDesktop.NONE, MissingDesktop.of(List.of(), List.of()));
  }
}
