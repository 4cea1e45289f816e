package org.latchkey.gateway.relay;

/// Which WebSocket close codes may be sent (RFC 6455 §7.4).
final class CloseCodes {
  private static final int NORMAL = 1000;

  private CloseCodes() {}

  /// The code to give the other side when one side closed with `code`.
  static int passedOn(int code) {
    boolean defined = code >= 1000 && code <= 1014 && (code < 1004 || code > 1006);
    boolean free = code >= 3000 && code <= 4999;
    return defined || free ? code : NORMAL;
  }
}
