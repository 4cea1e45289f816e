package org.latchkey.agent.screen.x11;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latchkey.agent.screen.x11.LocalPeer.Listener;
import org.latchkey.protocol.Spec;

class LocalPeerTest {
  private static final int NOBODY = 65534;

  @TempDir private Path directory;

  @Test
  void thisUsersOwnSocketIsKnown() throws Exception {
    Path path = directory.resolve("own");
    try (ServerSocketChannel _ = listen(path, 5)) {
      assertEquals(Listener.THIS_USER, LocalPeer.atPath(path.toString()));
    }
  }

  @Test
  void aSocketThatNobodyListensAtIsNobodys() throws Exception {
    Path path = directory.resolve("left");
    assertEquals(Listener.NOBODY, LocalPeer.atPath(path.toString()));
    listen(path, 5).close();
    assertEquals(Listener.NOBODY, LocalPeer.atPath(path.toString()));
    assertEquals(Listener.NOBODY, LocalPeer.atAbstractName(path.toString()));
  }

  @Test
  void aListenerThatDoesNotAnswerIsNotWaitedFor() throws Exception {
    Path path = directory.resolve("full");
    try (ServerSocketChannel _ = listen(path, 1);
        SocketChannel _ = SocketChannel.open(UnixDomainSocketAddress.of(path));
        SocketChannel _ = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
      assertEquals(Listener.OTHER, LocalPeer.atPath(path.toString()));
    }
  }

  @Test
  @Spec("A17")
  void anotherUserIsSeenAtThePathAndAtTheAbstractName() throws Exception {
    assumeTrue(LibC.geteuid() == 0, "starting a server as somebody else takes root");
    try (Xvfb foreign = Xvfb.startAs(NOBODY)) {
      String socket = "/tmp/.X11-unix/X" + foreign.display().substring(1);
      assertEquals(Listener.OTHER, LocalPeer.atPath(socket));
      assertEquals(Listener.OTHER, LocalPeer.atAbstractName(socket));
    }
  }

  private static ServerSocketChannel listen(Path path, int backlog) throws Exception {
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(path), backlog);
    return server;
  }
}
