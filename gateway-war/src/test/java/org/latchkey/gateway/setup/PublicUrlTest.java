package org.latchkey.gateway.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

final class PublicUrlTest {
  @Test
  void theOriginIsWrittenAsBrowsersWriteIt() {
    assertEquals("https://gw.example.org", PublicUrl.of("https://GW.example.org:443/").origin());
    assertEquals("https://localhost:8443", PublicUrl.of("https://localhost:8443").origin());
  }

  @Test
  void anythingElseIsRefused() {
    for (String url :
        new String[] {"http://a", "https://a/b", "https://u@a", "https://a?q", "a", "https:///"}) {
      assertThrows(IllegalArgumentException.class, () -> PublicUrl.of(url), url);
    }
  }
}
