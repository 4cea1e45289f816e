package org.latchkey.agent.seal;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.wire.Bytes;

/// Whatever moves whole binary messages, in order, between browser and host: the relay, later a
/// direct path, in tests a twin in memory.
///
/// One thread may receive while another sends. It is trusted with nothing but delivery.
public interface Carrier {
  /// A message is at most this long.
  int MAX_MESSAGE_BYTES = 65_535;

  /// Blocks for the next message, which belongs to the caller.
  ///
  /// @return null when the other end has closed
  /// @throws IOException when the carrier broke
  @Nullable Bytes receive() throws IOException;

  /// Sends one message; blocks while the carrier takes none.
  void send(Bytes message) throws IOException;

  /// Closes with the fault's code and wakes whoever is blocked in it. Does nothing the second time.
  void close(Fault fault);
}
