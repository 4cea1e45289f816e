package org.latchkey.agent.screen.x11;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latchkey.protocol.Spec;

class DisplaysTest {
  private static final int NOBODY = 65534;

  @TempDir private Path directory;
  private final List<ServerSocketChannel> listeners = new ArrayList<>();

  @Test
  void thisUsersDisplaysAreFoundThePreferredOneFirst() throws Exception {
    try (Xvfb one = Xvfb.start(64, 64);
        Xvfb two = Xvfb.start(64, 64)) {
      assertEquals(one.display(), Displays.own(one.display()).getFirst());
      assertEquals(two.display(), Displays.own(two.display()).getFirst());
      assertTrue(Displays.own("").contains(two.display()));
    }
  }

  @Test
  void whereNoServerListensThereIsNoDisplay() throws Exception {
    assertEquals(List.of(), Displays.own(directory.resolve("none"), ":0"));
    Files.createFile(directory.resolve("X0"));
    assertEquals(List.of(), Displays.own(directory, ":0"));
  }

  @Test
  void namesThatAreNoDisplaysAreIgnored() throws Exception {
    for (String name : List.of("X7", "X07", "X", "Xa", "x7", "X123456")) {
      listeners.add(listen(directory.resolve(name)));
    }
    assertEquals(List.of(":7"), Displays.own(directory, ":7.0"));
    for (ServerSocketChannel listener : listeners) {
      listener.close();
    }
  }

  private static ServerSocketChannel listen(Path path) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(path));
    return server;
  }

  @Test
  @Spec("A17")
  void anotherUsersDisplayIsNeitherFoundNorOpenedThoughItLetsEverybodyIn() throws Exception {
    assumeTrue(LibC.geteuid() == 0, "starting a server as somebody else takes root");
    try (Xvfb foreign = Xvfb.startAs(NOBODY)) {
      assertFalse(Displays.own(foreign.display()).contains(foreign.display()));
      IOException refused = assertThrows(IOException.class, () -> XDisplay.open(foreign.display()));
      assertTrue(String.valueOf(refused.getMessage()).contains("another user"));
    }
  }

  @Test
  void aDisplayIsNotOpenedWithoutItsCookie() throws Exception {
    try (Xvfb one = Xvfb.start(64, 64);
        Xvfb two = Xvfb.start(64, 64)) {
      two.connect().close();
      assertThrows(IOException.class, () -> XDisplay.open(one.display()));
    }
  }
}
