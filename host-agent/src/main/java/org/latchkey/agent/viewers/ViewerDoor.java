package org.latchkey.agent.viewers;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SocketChannel;

/// Where viewers connect.
public sealed interface ViewerDoor extends Closeable permits SocketDoor, NetworkDoor {
  /// Blocks until a viewer has connected that may come in.
  ///
  /// @throws IOException when the door has been closed, by another thread too
  SocketChannel accept() throws IOException;

  /// For people: the path, or address and port.
  String place();

  /// Nobody comes in any more; who is in stays.
  @Override
  void close() throws IOException;
}
