package org.latchkey.agent.viewers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.latchkey.agent.platform.linux.LinuxProcess;

@Timeout(60)
class SocketDoorTest {
  @TempDir private Path directory;
  private Path home;
  private Path socket;

  @BeforeEach
  void chooseAPlace() {
    home = directory.resolve("latchkey");
    socket = home.resolve("rfb-1.sock");
  }

  @Test
  void theSocketAndItsDirectoryAreForTheirOwnerOnlyAndTheSocketGoesAtTheEnd() throws Exception {
    try (SocketDoor door = SocketDoor.open(socket)) {
      assertEquals("rw-------", mode(socket));
      assertEquals("rwx------", mode(home));
      assertEquals(socket.toString(), door.place());
    }
    assertFalse(Files.exists(socket));
  }

  @Test
  void theUserComesIn() throws Exception {
    try (SocketDoor door = SocketDoor.open(socket);
        SocketChannel viewer = SocketChannel.open(UnixDomainSocketAddress.of(socket));
        SocketChannel inside = door.accept()) {
      inside.write(ByteBuffer.wrap(new byte[] {7}));
      assertEquals(1, viewer.read(ByteBuffer.allocate(1)));
    }
  }

  @Test
  void anotherUserIsTurnedAwayEvenWhereTheFilesWouldLetThemIn() throws Exception {
    assumeTrue(new LinuxProcess().identity().uid() == 0, "needs root");
    Path entrance = Files.createTempDirectory("rfb");
    Path open = entrance.resolve("s");
    try (SocketDoor door = SocketDoor.open(open)) {
      Files.setPosixFilePermissions(entrance, PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-rw-rw-"));
      CompletableFuture<SocketChannel> first = CompletableFuture.supplyAsync(() -> accept(door));
      Process other =
          new ProcessBuilder(
                  "setpriv",
                  "--reuid=65534",
                  "--clear-groups",
                  "curl",
                  "--silent",
                  "--unix-socket",
                  open.toString(),
                  "http://localhost/")
              .redirectErrorStream(true)
              .start();
      other.getInputStream().readAllBytes();
      assertTrue(other.waitFor() == 52 || other.waitFor() == 56, "curl: " + other.waitFor());
      assertFalse(first.isDone());
      try (SocketChannel own = SocketChannel.open(UnixDomainSocketAddress.of(open));
          SocketChannel inside = first.join()) {
        assertTrue(own.isConnected() && inside.isConnected());
      }
    } finally {
      Files.deleteIfExists(open);
      Files.delete(entrance);
    }
  }

  @Test
  void aSocketLeftByAKilledServerIsReplacedAndOneInUseIsNot() throws Exception {
    Files.createDirectory(
        home, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    try (ServerSocketChannel killed = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      killed.bind(UnixDomainSocketAddress.of(socket));
    }
    assertTrue(Files.exists(socket));
    try (SocketDoor _ = SocketDoor.open(socket)) {
      DoorUnusable second = assertThrows(DoorUnusable.class, () -> SocketDoor.open(socket));
      assertTrue(String.valueOf(second.getMessage()).contains("already"));
      assertTrue(Files.exists(socket));
    }
  }

  @Test
  void anythingButASocketIsLeftWhereItIs() throws Exception {
    Files.createDirectory(
        home, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.writeString(socket, "precious");
    assertThrows(DoorUnusable.class, () -> SocketDoor.open(socket));
    assertEquals("precious", Files.readString(socket));
  }

  @Test
  void aDirectoryThatOthersCanEnterIsRefused() throws Exception {
    Files.createDirectory(home);
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertThrows(DoorUnusable.class, () -> SocketDoor.open(socket));
    Path link = Files.createSymbolicLink(directory.resolve("link"), directory);
    assertThrows(DoorUnusable.class, () -> SocketDoor.open(link.resolve("s")));
  }

  private static SocketChannel accept(SocketDoor door) {
    try {
      return door.accept();
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
