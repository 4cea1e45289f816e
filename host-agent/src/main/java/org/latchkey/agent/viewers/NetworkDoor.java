package org.latchkey.agent.viewers;

import static java.net.StandardSocketOptions.SO_REUSEADDR;
import static java.net.StandardSocketOptions.SO_SNDBUF;
import static java.net.StandardSocketOptions.TCP_NODELAY;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.latchkey.agent.Texts;

/// A TCP port at exactly one address. Everybody who can reach it comes in, and everybody on the way
/// sees and alters everything.
public final class NetworkDoor implements ViewerDoor {
  /// What waits in the kernel is picture that is out of date.
  private static final int SEND_BUFFER_BYTES = 256 * 1024;

  private final ServerSocketChannel server;
  private final InetSocketAddress address;

  private NetworkDoor(ServerSocketChannel server, InetSocketAddress address) {
    this.server = server;
    this.address = address;
  }

  /// Listens from now on.
  ///
  /// @param wanted resolved; port 0 for any that is free
  public static NetworkDoor open(InetSocketAddress wanted) throws DoorUnusable, IOException {
    ServerSocketChannel server = ServerSocketChannel.open();
    try {
      server.setOption(SO_REUSEADDR, true);
      server.bind(wanted);
      return new NetworkDoor(server, (InetSocketAddress) server.getLocalAddress());
    } catch (IOException failed) {
      server.close();
      throw new DoorUnusable(
          Texts.of("rfb.address-unusable", written(wanted), Texts.reason(failed)), failed);
    }
  }

  @Override
  public SocketChannel accept() throws IOException {
    SocketChannel viewer = server.accept();
    viewer.setOption(TCP_NODELAY, true);
    viewer.setOption(SO_SNDBUF, SEND_BUFFER_BYTES);
    return viewer;
  }

  @Override
  public String place() {
    return written(address);
  }

  public int port() {
    return address.getPort();
  }

  private static String written(InetSocketAddress address) {
    String host = address.getAddress().getHostAddress();
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
