package org.latchkey.agent.diagnosis;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import org.latchkey.agent.Texts;
import org.latchkey.agent.settings.TlsSettings;
import org.latchkey.agent.tls.GatewayAddress;
import org.latchkey.agent.tls.GatewayClient;
import org.latchkey.agent.tls.GatewayTrust;
import org.latchkey.agent.tls.NotTrustedException;
import org.latchkey.agent.tls.TrustStore;

/// The way to the gateway, step by step: name, connection, proof of who it is, clock. A step that
/// fails leaves the later ones unchecked.
///
/// @param clock this computer's, which is compared with the gateway's
public record GatewayChecks(
    GatewayAddress gateway,
    GatewayTrust trust,
    TrustStore store,
    TlsSettings tls,
    InstantSource clock) {
  private static final int CONNECT_WITHIN_MILLIS = 10_000;

  /// Tuning: how far two audit logs may be apart and still be read side by side.
  private static final Duration MOST_DIFFERENCE = Duration.ofSeconds(30);

  /// Answers every stranger, with a date.
  private static final String PATH = "/api/health";

  public void make(Findings findings) {
    if (resolves(findings) && connects(findings)) {
      probe(findings);
    } else {
      findings.unchecked("tls", Texts.of("diagnose.no-way"));
      findings.unchecked("clock", Texts.of("diagnose.no-way"));
    }
  }

  private boolean resolves(Findings findings) {
    try {
      String found =
          String.join(
              ", ",
              Arrays.stream(InetAddress.getAllByName(gateway.host()))
                  .map(InetAddress::getHostAddress)
                  .toList());
      findings.good("name", Texts.of("diagnose.name", gateway.host(), found));
      return true;
    } catch (UnknownHostException _) {
      findings.attention(
          "name",
          Texts.of("diagnose.no-name", gateway.host()),
          Texts.of("diagnose.no-name.advice"));
      findings.unchecked("connection", Texts.of("diagnose.no-way"));
      return false;
    }
  }

  private boolean connects(Findings findings) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(gateway.host(), gateway.port()), CONNECT_WITHIN_MILLIS);
      findings.good(
          "connection",
          Texts.of(
              "diagnose.connection", socket.getInetAddress().getHostAddress(), gateway.port()));
      return true;
    } catch (IOException e) {
      findings.attention(
          "connection",
          Texts.of("diagnose.no-connection", gateway, Texts.reason(e)),
          Texts.of("diagnose.no-connection.advice", gateway.port()));
      return false;
    }
  }

  private void probe(Findings findings) {
    try (GatewayClient client = new GatewayClient(gateway, trust, store, tls)) {
      GatewayClient.Probe probe = client.probe(PATH);
      findings.good("tls", proof(probe));
      compare(probe.date(), findings);
    } catch (NotTrustedException e) {
      findings.attention("tls", Texts.reason(e), Texts.of("diagnose.not-trusted.advice"));
      findings.unchecked("clock", Texts.of("diagnose.no-way"));
    } catch (IOException e) {
      findings.attention(
          "tls", Texts.of("diagnose.no-tls", Texts.reason(e)), Texts.of("diagnose.no-tls.advice"));
      findings.unchecked("clock", Texts.of("diagnose.no-way"));
    }
  }

  private String proof(GatewayClient.Probe probe) {
    return switch (trust) {
      case GatewayTrust.ByName _ ->
          Texts.of("diagnose.tls-by-name", probe.protocol(), probe.cipherSuite());
      case GatewayTrust.ByPin _ ->
          Texts.of("diagnose.tls-by-pin", probe.protocol(), probe.cipherSuite());
    };
  }

  private void compare(Optional<Instant> gatewaysTime, Findings findings) {
    if (gatewaysTime.isEmpty()) {
      findings.unchecked("clock", Texts.of("diagnose.no-date"));
      return;
    }
    long seconds = Duration.between(gatewaysTime.get(), clock.instant()).toSeconds();
    if (Math.abs(seconds) <= MOST_DIFFERENCE.toSeconds()) {
      findings.good("clock", Texts.of("diagnose.clock", Math.abs(seconds)));
      return;
    }
    String found =
        seconds > 0
            ? Texts.of("diagnose.clock-ahead", seconds)
            : Texts.of("diagnose.clock-behind", -seconds);
    findings.attention("clock", found, Texts.of("diagnose.clock.advice"));
  }
}
