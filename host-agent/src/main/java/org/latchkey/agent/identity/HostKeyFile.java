package org.latchkey.agent.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Optional;
import org.latchkey.agent.Texts;
import org.latchkey.agent.state.StateDirectory;
import org.latchkey.agent.state.StateException;
import org.latchkey.protocol.identity.SigningKeyPair;
import org.latchkey.protocol.wire.Base64Url;
import org.latchkey.protocol.wire.JsonFields;
import org.latchkey.protocol.wire.MalformedException;

/// `host-keys.json` in the state directory: `{version, signing, channel}`, each key as secret and
/// public half, 32 bytes each, base64url. Both halves are kept so that a damaged file is noticed
/// instead of becoming another host.
public final class HostKeyFile {
  private static final String NAME = "host-keys.json";
  private static final int LONGEST_BYTES = 1024;
  private static final int VERSION = 1;

  private HostKeyFile() {}

  /// The keys of this host, or nothing when it has none yet.
  public static Optional<HostKeyPairs> read(StateDirectory state)
      throws StateException, IOException {
    Optional<byte[]> content = state.read(NAME);
    if (content.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(parse(new String(content.get(), UTF_8)));
    } catch (MalformedException e) {
      throw new StateException(
          Texts.of("state.damaged-keys", state.path().resolve(NAME), Texts.reason(e)));
    }
  }

  /// The keys of this host, drawn now when it has none yet.
  public static HostKeyPairs readOrGenerate(StateDirectory state)
      throws StateException, IOException {
    Optional<HostKeyPairs> keys = read(state);
    if (keys.isPresent()) {
      return keys.get();
    }
    HostKeyPairs drawn = HostKeyPairs.generate();
    state.write(NAME, json(drawn).getBytes(UTF_8));
    return drawn;
  }

  static HostKeyPairs parse(String json) throws MalformedException {
    JsonFields fields = JsonFields.read(json, LONGEST_BYTES);
    fields.refuseOthers("version", "signing", "channel");
    fields.number("version", VERSION, VERSION);
    return new HostKeyPairs(
        SigningKeyPair.ofStored(fields.bytes("signing", SigningKeyPair.STORED_BYTES)),
        ChannelKeyPair.ofStored(fields.bytes("channel", ChannelKeyPair.STORED_BYTES)));
  }

  private static String json(HostKeyPairs keys) {
    return JsonFields.newObject()
        .put("version", VERSION)
        .put("signing", Base64Url.encode(keys.signing().stored()))
        .put("channel", Base64Url.encode(keys.channel().stored()))
        .toPrettyString();
  }
}
