package org.latchkey.deployed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.latchkey.protocol.identity.TlsPin;

/// The gateway that `./test` started, as a client sees it.
public final class RunningGateway {
  static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final JsonMapper JSON = new JsonMapper();

  private final JsonNode run;
  private final HttpClient http;

  RunningGateway() throws IOException {
    this(Path.of(System.getProperty("latchkey.run")));
  }

  /// @param record what `./run` has printed, as JSON; at least its `url`
  public RunningGateway(Path record) throws IOException {
    this.run = JSON.readTree(Files.readString(record));
    this.http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  }

  String origin() {
    return run.path("url").asText();
  }

  public String email() {
    return run.path("email").asText();
  }

  public String password() {
    return run.path("password").asText();
  }

  int port() {
    return URI.create(origin()).getPort();
  }

  HttpClient http() {
    return http;
  }

  URI address(String path) {
    return URI.create(origin() + path);
  }

  URI webSocketAddress(String path) {
    return URI.create(origin().replaceFirst("^https", "wss") + path);
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address(path)).timeout(PATIENCE);
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  static JsonNode json(HttpResponse<String> answer) throws IOException {
    return JSON.readTree(answer.body());
  }

  /// The pin of the certificate that the listener presents to this client.
  TlsPin pin() throws IOException {
    try (var socket = (SSLSocket) SSLSocketFactory.getDefault().createSocket("localhost", port())) {
      socket.startHandshake();
      return TlsPin.of((X509Certificate) socket.getSession().getPeerCertificates()[0]);
    }
  }
}
