package org.latchkey.gateway.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

final class ContentSecurityPolicyTest {
  private static final String REST =
      "; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'"
          + "; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
          + "; require-trusted-types-for 'script'; trusted-types lit-html";

  @Test
  void theImportMapOfThePageIsAllowedByItsHash() {
    // printf '\n{}\n' | openssl dgst -sha256 -binary | base64
    assertEquals(
        "default-src 'none'; script-src 'self'"
            + " 'sha256-mStsuk6tXQZUQnBANrxib2jrZTl4uAW3mHJbbb97898='"
            + REST,
        ContentSecurityPolicy.forPage(
            "<html><script type=\"importmap\">\r\n{}\n</script><script src=\"/a.js\"></script>"));
  }

  @Test
  void aPageWithoutOneAllowsNoInlineScript() {
    assertEquals(
        "default-src 'none'; script-src 'self'" + REST, ContentSecurityPolicy.forPage("<html>"));
  }

  @Test
  void twoImportMapsAreOurMistake() {
    String map = "<script type=\"importmap\">{}</script>";
    assertThrows(IllegalStateException.class, () -> ContentSecurityPolicy.forPage(map + map));
  }
}
