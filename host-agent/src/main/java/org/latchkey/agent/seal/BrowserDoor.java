package org.latchkey.agent.seal;

import java.io.IOException;
import java.util.List;
import org.latchkey.agent.noise.X25519KeyPair;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.wire.Bytes;

/// Opens a channel as a browser does, for tests and benchmarks.
public final class BrowserDoor {
  /// What the browser has when the host has proved its key. The channel is live once its first
  /// frame is sent.
  ///
  /// @param next resumes the session after this channel
  public record Opened(SealedChannel channel, Resumption next) {}

  private BrowserDoor() {}

  /// Blocks until the host has proved its key.
  ///
  /// @param hostKey the host's public channel key
  /// @param ephemeral drawn for this handshake
  public static SealedChannel open(
      Carrier carrier, ChannelBinding binding, Bytes hostKey, X25519KeyPair ephemeral)
      throws IOException, OpeningFailedException {
    return resume(carrier, binding, hostKey, ephemeral, List.of()).channel();
  }

  /// As [#open], to resume a session.
  ///
  /// @param known one, or two when a try before may have succeeded at the host; none for a new
  ///   session
  public static Opened resume(
      Carrier carrier,
      ChannelBinding binding,
      Bytes hostKey,
      X25519KeyPair ephemeral,
      List<Resumption> known)
      throws IOException, OpeningFailedException {
    return converse(
        carrier,
        new BrowserOpening.AwaitingHello(SuiteList.all(), hostKey, binding, known),
        ephemeral,
        ChannelKeys.REKEY_RECORDS);
  }

  static SealedChannel open(
      Carrier carrier,
      ChannelBinding binding,
      Bytes hostKey,
      SuiteList suites,
      X25519KeyPair ephemeral,
      long rekeyRecords)
      throws IOException, OpeningFailedException {
    return converse(
            carrier,
            new BrowserOpening.AwaitingHello(suites, hostKey, binding, List.of()),
            ephemeral,
            rekeyRecords)
        .channel();
  }

  private static Opened converse(
      Carrier carrier,
      BrowserOpening.AwaitingHello start,
      X25519KeyPair ephemeral,
      long rekeyRecords)
      throws IOException, OpeningFailedException {
    try {
      BrowserOpening.Requested requested = start.received(next(carrier), ephemeral);
      carrier.send(requested.hello());
      carrier.send(requested.request());
      BrowserOpening.Proved proved = requested.received(next(carrier), rekeyRecords);
      return new Opened(new SealedChannel(carrier, proved.keys()), proved.next());
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
