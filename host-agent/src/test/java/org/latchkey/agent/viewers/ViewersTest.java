package org.latchkey.agent.viewers;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.latchkey.agent.screen.ScreenUnavailable;
import org.latchkey.agent.screen.x11.Xvfb;

/// A display served on a socket, and viewers that come and go.
@Timeout(120)
class ViewersTest {
  @TempDir private Path directory;

  @Test
  void severalViewersSeeTheScreenAndOneTooManyIsTurnedAway() throws Exception {
    Path socket = directory.resolve("d").resolve("s");
    try (Xvfb xvfb = Xvfb.start(320, 200);
        Serving _ = new Serving(SocketDoor.open(socket), xvfb)) {
      List<SocketChannel> viewers = new ArrayList<>();
      try {
        for (int i = 0; i < Viewers.MOST_AT_ONCE; i++) {
          SocketChannel viewer = SocketChannel.open(UnixDomainSocketAddress.of(socket));
          viewers.add(viewer);
          assertEquals("320x200", sizeSeenBy(viewer));
        }
        try (SocketChannel late = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
          assertEquals(-1, Channels.newInputStream(late).read());
        }
      } finally {
        for (SocketChannel viewer : viewers) {
          viewer.close();
        }
      }
    }
  }

  @Test
  void aViewerOfTheNetworkIsServedAtExactlyTheGivenAddress() throws Exception {
    InetSocketAddress any = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
    try (Xvfb xvfb = Xvfb.start(320, 200)) {
      NetworkDoor door = NetworkDoor.open(any);
      InetSocketAddress other =
          new InetSocketAddress(InetAddress.ofLiteral("127.0.0.2"), door.port());
      try (Serving _ = new Serving(door, xvfb);
          SocketChannel viewer =
              SocketChannel.open(
                  new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), door.port()));
          Socket elsewhere = new Socket()) {
        assertEquals("320x200", sizeSeenBy(viewer));
        assertThrows(IOException.class, () -> elsewhere.connect(other));
        assertThrows(
            DoorUnusable.class,
            () ->
                NetworkDoor.open(
                    new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), door.port())));
      }
    }
  }

  @Test
  void aDisplayThatIsGoneEndsTheServiceWhenTheNextViewerComes() throws Exception {
    Path socket = directory.resolve("d").resolve("s");
    try (Xvfb xvfb = Xvfb.start(320, 200)) {
      Serving serving = new Serving(SocketDoor.open(socket), xvfb);
      xvfb.kill();
      try (SocketChannel viewer = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
        assertEquals(-1, Channels.newInputStream(viewer).read());
        Exception end = assertThrows(CompletionException.class, serving.end::join);
        assertInstanceOf(ScreenUnavailable.class, end.getCause());
      }
      serving.viewers.close();
    }
  }

  /// The handshake of 3.3, up to the size.
  private static String sizeSeenBy(SocketChannel viewer) throws IOException {
    DataInputStream in = new DataInputStream(Channels.newInputStream(viewer));
    assertEquals("RFB 003.008\n", new String(in.readNBytes(12), US_ASCII));
    Channels.newOutputStream(viewer).write("RFB 003.003\n".getBytes(US_ASCII));
    assertEquals(1, in.readInt());
    Channels.newOutputStream(viewer).write(1);
    return in.readUnsignedShort() + "x" + in.readUnsignedShort();
  }

  private static final class Serving implements AutoCloseable {
    private final Viewers viewers;
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    Serving(ViewerDoor door, Xvfb xvfb) {
      viewers = new Viewers(door, xvfb.display(), xvfb.environment());
      Thread.ofPlatform()
          .start(() -> {
            try {
              viewers.serve();
              end.complete(null);
            } catch (IOException | ScreenUnavailable failed) {
              end.completeExceptionally(failed);
            }
          });
    }

    @Override
    public void close() throws IOException {
      viewers.close();
      end.join();
    }
  }
}
