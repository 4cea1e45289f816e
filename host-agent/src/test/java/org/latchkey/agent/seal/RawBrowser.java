package org.latchkey.agent.seal;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.noise.X25519KeyPair;
import org.latchkey.protocol.wire.Bytes;

/// A browser's end that proved itself in a handshake by the rules, and seals whatever it is given
/// afterwards: frames that are none, too. One thread may send while another receives.
public final class RawBrowser {
  private final Carrier carrier;
  private final ChannelKeys keys;

  private RawBrowser(Carrier carrier, ChannelKeys keys) {
    this.carrier = carrier;
    this.keys = keys;
  }

  public static RawBrowser open(
      Carrier carrier, ChannelBinding binding, Bytes hostKey, X25519KeyPair ephemeral)
      throws IOException, OpeningFailedException {
    BrowserOpening.Requested requested =
        new BrowserOpening.AwaitingHello(SuiteList.all(), hostKey, binding, List.of())
            .received(next(carrier), ephemeral);
    carrier.send(requested.hello());
    carrier.send(requested.request());
    return new RawBrowser(
        carrier, requested.received(next(carrier), ChannelKeys.REKEY_RECORDS).keys());
  }

  private static Bytes next(Carrier carrier) throws IOException {
    Bytes message = carrier.receive();
    if (message == null) {
      throw new IOException("the host closed");
    }
    return message;
  }

  public void send(Bytes plaintext) throws IOException {
    carrier.send(keys.sealer().seal(plaintext));
  }

  /// The plaintext of the host's next record; null when there is no more.
  public @Nullable Bytes receive() throws IOException {
    Bytes record = carrier.receive();
    return record == null ? null : keys.opener().open(record);
  }
}
