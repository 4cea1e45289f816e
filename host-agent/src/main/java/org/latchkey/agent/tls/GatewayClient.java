package org.latchkey.agent.tls;

import java.io.Closeable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.security.GeneralSecurityException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;
import org.latchkey.agent.Texts;
import org.latchkey.agent.settings.TlsSettings;
import org.latchkey.protocol.identity.TlsPin;
import org.latchkey.protocol.wire.Bytes;

/// Connections to one gateway, each checked before anything is sent over it.
///
/// Each client has TLS sessions of its own: nothing is resumed from another, so that the check runs
/// for every client anew. It follows no redirect and keeps no cookie.
public final class GatewayClient implements Closeable {
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(10);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
  private static final int LONGEST_ANSWER_BYTES = 64 * 1024;

  private final GatewayAddress address;
  private final GatewayCheck check;
  private final HttpClient http;

  public GatewayClient(
      GatewayAddress address, GatewayTrust trust, TrustStore store, TlsSettings settings) {
    this.address = address;
    this.check = new GatewayCheck(trust, store.manager());
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_WITHIN)
            .sslContext(context(check))
            .sslParameters(
                new SSLParameters(
                    settings.cipherSuites().toArray(String[]::new),
                    settings.protocols().toArray(String[]::new)))
            .build();
  }

  /// The pin of the certificate that the gateway showed and this client accepted; nothing before
  /// the first connection.
  public Optional<TlsPin> seenPin() {
    return check.seen();
  }

  /// An answer of at most 64 KiB.
  public record Answer(int status, Bytes body) {}

  public Answer fetch(String path) throws IOException, NotTrustedException {
    return send(HttpRequest.newBuilder(address.https(path)).GET());
  }

  /// What a connection to the gateway came to.
  ///
  /// @param date the gateway's clock, to the second, if it tells
  public record Probe(String protocol, String cipherSuite, Optional<Instant> date) {}

  /// Makes a checked connection and asks for `path` once; the answer itself is dropped.
  public Probe probe(String path) throws IOException, NotTrustedException {
    HttpRequest request =
        HttpRequest.newBuilder(address.https(path)).GET().timeout(ANSWER_WITHIN).build();
    try {
      HttpResponse<Void> response = http.send(request, BodyHandlers.discarding());
      SSLSession session = response.sslSession().orElseThrow();
      return new Probe(
          session.getProtocol(),
          session.getCipherSuite(),
          response.headers().firstValue("Date").flatMap(GatewayClient::time));
    } catch (IOException e) {
      throw refusalOr(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for the gateway", e);
    }
  }

  private static Optional<Instant> time(String date) {
    try {
      return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  public Answer post(String path, byte[] json) throws IOException, NotTrustedException {
    return send(
        HttpRequest.newBuilder(address.https(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(json)));
  }

  private Answer send(HttpRequest.Builder request) throws IOException, NotTrustedException {
    try {
      HttpResponse<byte[]> response =
          http.send(
              request.timeout(ANSWER_WITHIN).build(),
              BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER_BYTES));
      return new Answer(response.statusCode(), Bytes.view(response.body()));
    } catch (IOException e) {
      throw refusalOr(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for the gateway", e);
    }
  }

  /// Opens a WebSocket and gives its events to `listener`.
  public WebSocket openWebSocket(String path, WebSocket.Listener listener)
      throws IOException, NotTrustedException {
    try {
      return http.newWebSocketBuilder()
          .connectTimeout(CONNECT_WITHIN)
          .buildAsync(address.wss(path), listener)
          .join();
    } catch (CompletionException e) {
      throw refusalOr(e.getCause() instanceof IOException cause ? cause : new IOException(e));
    }
  }

  private static IOException refusalOr(IOException failure) throws NotTrustedException {
    Optional<NotTrustedException> refusal = NotTrustedException.in(failure);
    if (refusal.isPresent()) {
      throw refusal.get();
    }
    boolean isSilent = failure instanceof ConnectException && failure.getMessage() == null;
    return isSilent ? new IOException(Texts.of("tls.no-answer"), failure) : failure;
  }

  private static SSLContext context(GatewayCheck check) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {check}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no TLS", e);
    }
  }

  /// Ends every connection at once.
  @Override
  public void close() {
    http.shutdownNow();
  }
}
