package org.latchkey.agent.seal;

import java.io.IOException;
import org.latchkey.agent.noise.X25519KeyPair;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.wire.Bytes;

/// Opens a channel as a browser does, for tests and benchmarks.
public final class BrowserDoor {
  private BrowserDoor() {}

  /// Blocks until the host has proved its key. The channel is live once its first frame is sent.
  ///
  /// @param hostKey the host's public channel key
  /// @param ephemeral drawn for this handshake
  public static SealedChannel open(
      Carrier carrier, ChannelBinding binding, Bytes hostKey, X25519KeyPair ephemeral)
      throws IOException, OpeningFailedException {
    return open(carrier, binding, hostKey, SuiteList.all(), ephemeral, ChannelKeys.REKEY_RECORDS);
  }

  static SealedChannel open(
      Carrier carrier,
      ChannelBinding binding,
      Bytes hostKey,
      SuiteList suites,
      X25519KeyPair ephemeral,
      long rekeyRecords)
      throws IOException, OpeningFailedException {
    try {
      BrowserOpening.Requested requested =
          new BrowserOpening.AwaitingHello(suites, hostKey, binding)
              .received(next(carrier), ephemeral);
      carrier.send(requested.hello());
      carrier.send(requested.request());
      return new SealedChannel(carrier, requested.received(next(carrier), rekeyRecords));
    } catch (OpeningFailedException e) {
      carrier.close(e.fault());
      throw e;
    }
  }

  private static Bytes next(Carrier carrier) throws IOException, OpeningFailedException {
    Bytes message = carrier.receive();
    if (message == null) {
      throw new OpeningFailedException(Fault.CARRIER_LOST, "the host closed");
    }
    return message;
  }
}
