package org.latchkey.agent.screen.rfb;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class HandshakeTest {
  @Test
  void aViewerOfThisVersionIsLetInWithoutSecurity() throws RfbFault {
    Handshake state = new Handshake.Version();
    assertGreeting("52464220 3030332e 3030380a", state);
    state = state.accept("RFB 003.008\n".getBytes(StandardCharsets.US_ASCII));
    assertGreeting("01 01", state);
    state = state.accept(new byte[] {1});
    assertGreeting("00000000", state);
    assertEquals(1, state.bytesWanted());
    state = state.accept(new byte[] {0});
    assertInstanceOf(Handshake.Done.class, state);
  }

  @Test
  void anyOtherAnswerIsAFault() {
    Handshake version = new Handshake.Version();
    for (String other : new String[] {"RFB 003.003\n", "RFB 003.889\n", "GET / HTTP/1"}) {
      byte[] answer = other.getBytes(StandardCharsets.US_ASCII);
      assertThrows(RfbFault.class, () -> version.accept(answer));
    }
    Handshake security = new Handshake.Security();
    for (int type : new int[] {0, 2, 16, 255}) {
      assertThrows(RfbFault.class, () -> security.accept(new byte[] {(byte) type}));
    }
  }

  @Test
  void theServersFirstMessageIsAsTheRfcLaysItOut() {
    RfbWriter out = new RfbWriter(8);
    new ServerInit(1920, 1080, "a").write(out);
    String expected =
        "0780 0438 20 18 00 01 00ff 00ff 00ff 10 08 00 000000 00000001 61".replace(" ", "");
    assertEquals(expected, HexFormat.of().formatHex(out.array(), 0, out.length()));
  }

  private static void assertGreeting(String hex, Handshake state) {
    RfbWriter out = new RfbWriter(8);
    state.greet(out);
    assertArrayEquals(
        HexFormat.of().parseHex(hex.replace(" ", "")), Arrays.copyOf(out.array(), out.length()));
  }
}
