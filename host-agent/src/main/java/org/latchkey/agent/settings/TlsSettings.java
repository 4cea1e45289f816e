package org.latchkey.agent.settings;

import java.util.List;

/// `[tls]`: what the agent offers to the gateway (A8). An algorithm is struck by leaving it out;
/// none can be added that the agent does not know to be sound.
///
/// @param protocols strongest first
/// @param cipherSuites strongest first, by their JSSE names
public record TlsSettings(List<String> protocols, List<String> cipherSuites) {
  /// TLS 1.3 preferred, 1.2 allowed, nothing older.
  private static final List<String> KNOWN_PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

  /// Authenticated encryption and forward secrecy only.
  private static final List<String> KNOWN_SUITES =
      List.of(
          "TLS_AES_256_GCM_SHA384",
          "TLS_CHACHA20_POLY1305_SHA256",
          "TLS_AES_128_GCM_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");

  public static final TlsSettings DEFAULT = new TlsSettings(KNOWN_PROTOCOLS, KNOWN_SUITES);

  public TlsSettings {
    protocols = List.copyOf(protocols);
    cipherSuites = List.copyOf(cipherSuites);
  }

  static TlsSettings from(SettingsTable table) throws SettingsException {
    TlsSettings settings =
        new TlsSettings(
            table.someOf("protocols", KNOWN_PROTOCOLS),
            table.someOf("cipher-suites", KNOWN_SUITES));
    table.refuseUnknownKeys();
    return settings;
  }
}
