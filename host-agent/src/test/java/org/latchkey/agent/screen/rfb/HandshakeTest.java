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
  void aViewerOfThreeSevenGetsNoSecurityResult() throws RfbFault {
    Handshake state = new Handshake.Version().accept(answer("RFB 003.007\n"));
    assertGreeting("01 01", state);
    state = state.accept(new byte[] {1});
    assertGreeting("", state);
    assertInstanceOf(Handshake.Done.class, state.accept(new byte[] {1}));
  }

  @Test
  void aViewerOfThreeThreeIsToldTheSecurityTypeAndNotAsked() throws RfbFault {
    for (String version : new String[] {"RFB 003.003\n", "RFB 003.006\n", "RFB 003.889\n"}) {
      Handshake state = new Handshake.Version().accept(answer(version));
      assertGreeting("00000001", state);
      assertInstanceOf(Handshake.Done.class, state.accept(new byte[] {1}));
    }
  }

  @Test
  void anyOtherAnswerIsAFault() {
    Handshake version = new Handshake.Version();
    for (String other : new String[] {"GET / HTTP/1", "RFB 003.008\r", "RFB 3.8\n\n\n\n"}) {
      assertThrows(RfbFault.class, () -> version.accept(answer(other)));
    }
    Handshake security = new Handshake.Security(RfbVersion.THREE_EIGHT);
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

  private static byte[] answer(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static void assertGreeting(String hex, Handshake state) {
    RfbWriter out = new RfbWriter(8);
    state.greet(out);
    assertArrayEquals(
        HexFormat.of().parseHex(hex.replace(" ", "")), Arrays.copyOf(out.array(), out.length()));
  }
}
