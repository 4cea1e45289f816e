package org.latchkey.gateway.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;

/// One file of the web client, in memory, with the hash of its content as its entity tag.
final class StaticFile {
  private final byte[] content;
  private final String contentType;
  private final String tag;

  StaticFile(String path, byte[] content) {
    this.content = content.clone();
    this.contentType = contentType(path);
    this.tag = tag(content);
  }

  byte[] content() {
    return content.clone();
  }

  int length() {
    return content.length;
  }

  String contentType() {
    return contentType;
  }

  /// A strong entity tag (RFC 9110 §8.8.3), quotes included.
  String tag() {
    return tag;
  }

  /// Whether `If-None-Match` names this content (RFC 9110 §13.1.2).
  boolean isNamedBy(String ifNoneMatch) {
    return ifNoneMatch.strip().equals("*") || ifNoneMatch.contains(tag);
  }

  private static String tag(byte[] content) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(hash) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String contentType(String path) {
    return switch (path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) {
      case "html" -> "text/html; charset=utf-8";
      case "js", "mjs" -> "text/javascript; charset=utf-8";
      case "css" -> "text/css; charset=utf-8";
      case "json", "map" -> "application/json";
      case "svg" -> "image/svg+xml";
      case "png" -> "image/png";
      case "ico" -> "image/x-icon";
      case "woff2" -> "font/woff2";
      case "txt", "md" -> "text/plain; charset=utf-8";
      case "webmanifest" -> "application/manifest+json";
      default -> "application/octet-stream";
    };
  }
}
