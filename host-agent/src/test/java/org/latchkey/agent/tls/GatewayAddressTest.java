package org.latchkey.agent.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GatewayAddressTest {
  @Test
  void hostAndPortAreKeptAndNothingElse() {
    GatewayAddress address = GatewayAddress.parse("https://Gateway.Example:8443/");
    assertEquals("https://gateway.example:8443", address.toString());
    assertEquals(URI.create("wss://gateway.example:8443/agent/link"), address.wss("/agent/link"));
  }

  @Test
  void theUsualPortIsNotShown() {
    assertEquals(
        "https://gateway.example", GatewayAddress.parse("https://gateway.example:443").toString());
  }

  @Test
  void anAddressOfNumbersIsGood() {
    assertEquals("https://[::1]:8443", GatewayAddress.parse("https://[::1]:8443").toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "gateway.example",
        "http://gateway.example",
        "https://",
        "https:///path",
        "https://user@gateway.example",
        "https://gateway.example/path",
        "https://gateway.example?x",
        "https://gateway.example#x",
        "https://gateway.example:0",
        "https://gateway.example:70000",
        "https://gateway example",
        "ftp://gateway.example"
      })
  void anythingElseIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> GatewayAddress.parse(text));
  }
}
