package org.latchkey.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The `Content-Security-Policy` of `docs/protocol.md` §8: scripts from here alone, and the one
/// inline import map that the page has, by its hash.
final class ContentSecurityPolicy {
  private static final Pattern IMPORT_MAP =
      Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

  private ContentSecurityPolicy() {}

  /// The policy for this page.
  ///
  /// @throws IllegalStateException when the page has more than one import map
  static String forPage(String html) {
    Matcher importMap = IMPORT_MAP.matcher(html);
    String hash = importMap.find() ? " '" + hash(importMap.group(1)) + "'" : "";
    if (importMap.find()) {
      throw new IllegalStateException("the page has more than one import map");
    }
    return String.join(
        "; ",
        "default-src 'none'",
        "script-src 'self'" + hash,
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "require-trusted-types-for 'script'",
        "trusted-types lit-html");
  }

  /// Browsers hash the text after line ends have become line feeds (HTML §13.2.3.5).
  private static String hash(String script) {
    String text = script.replace("\r\n", "\n").replace('\r', '\n');
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
