package org.latchkey.agent.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latchkey.agent.state.StateDirectory;
import org.latchkey.agent.state.StateException;
import org.latchkey.protocol.identity.Purpose;
import org.latchkey.protocol.wire.Bytes;

final class HostKeyFileTest {
  @TempDir Path directory;

  private StateDirectory state() throws Exception {
    return StateDirectory.openOrCreate(directory.resolve("state"));
  }

  @Test
  void keysAreDrawnOnceAndThenStay() throws Exception {
    assertEquals(Optional.empty(), HostKeyFile.read(state()));
    HostKeyPairs drawn = HostKeyFile.readOrGenerate(state());
    HostKeyPairs read = HostKeyFile.readOrGenerate(state());
    assertEquals(drawn.publicKeys(), read.publicKeys());
    assertEquals(drawn.fingerprint(), read.fingerprint());
  }

  @Test
  void keysThatWereReadWorkAsTheDrawnOnes() throws Exception {
    HostKeyPairs drawn = HostKeyFile.readOrGenerate(state());
    HostKeyPairs read = HostKeyFile.read(state()).orElseThrow();
    Bytes body = Bytes.copyOf("body".getBytes(UTF_8));
    assertTrue(
        drawn
            .publicKeys()
            .signingKey()
            .verifies(Purpose.LINK, body, read.signing().sign(Purpose.LINK, body)));
    assertEquals(drawn.channel().stored(), read.channel().stored());
    assertEquals(drawn.channel().publicKey().raw(), read.channel().forHandshake().publicKey());
  }

  @Test
  void twoHostsHaveDifferentKeys() {
    assertFalse(
        HostKeyPairs.generate().fingerprint().equals(HostKeyPairs.generate().fingerprint()));
  }

  @Test
  void aDamagedFileIsRefusedAndNotReplaced() throws Exception {
    HostKeyPairs mine = HostKeyFile.readOrGenerate(state());
    HostKeyPairs other = HostKeyPairs.generate();
    String swapped =
        "{\"version\":1,\"signing\":\"%s\",\"channel\":\"%s\"}"
            .formatted(
                encode(mine.signing().stored()),
                encode(
                    Bytes.concat(
                        mine.channel().stored().slice(0, 32), other.channel().publicKey().raw())));
    for (String damaged : new String[] {"", "{}", "{\"version\":2}", swapped}) {
      state().write("host-keys.json", damaged.getBytes(UTF_8));
      assertThrows(StateException.class, () -> HostKeyFile.readOrGenerate(state()), damaged);
    }
  }

  @Test
  void noSecretShowsWhenAKeyIsPrinted() {
    HostKeyPairs keys = HostKeyPairs.generate();
    assertEquals("HostKeyPairs[" + keys.fingerprint() + "]", keys.toString());
  }

  private static String encode(Bytes bytes) {
    return org.latchkey.protocol.wire.Base64Url.encode(bytes);
  }
}
