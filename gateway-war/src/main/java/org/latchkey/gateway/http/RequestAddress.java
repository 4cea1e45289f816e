package org.latchkey.gateway.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The address that a request came from, as the other end of its TCP connection; headers that claim
/// another one are not believed. IPv6 without a zone, in Java's own form; IPv4 inside IPv6 is IPv4.
public record RequestAddress(String text) {
  private static final Pattern LITERAL = Pattern.compile("[0-9a-fA-F:.]{2,45}");

  public static RequestAddress of(HttpServletRequest request) {
    return ofLiteral(request.getRemoteAddr());
  }

  /// For WebSockets, whose connection gives an address and no request.
  public static RequestAddress of(@Nullable InetSocketAddress peer) {
    return peer == null || peer.getAddress() == null
        ? new RequestAddress("unknown")
        : ofLiteral(peer.getAddress().getHostAddress());
  }

  private static RequestAddress ofLiteral(@Nullable String address) {
    String withoutZone = address == null ? "" : address.replaceFirst("%.*$", "");
    if (!LITERAL.matcher(withoutZone).matches()) {
      return new RequestAddress("unknown");
    }
    try {
      return new RequestAddress(InetAddress.getByName(withoutZone).getHostAddress());
    } catch (UnknownHostException _) {
      return new RequestAddress("unknown");
    }
  }
}
