package org.latchkey.deployed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latchkey.protocol.Spec;

/// The one door of the running gateway, tried from outside.
class ListenerIT {
  private static final int PORT = Integer.getInteger("latchkey.port", 0);

  @ParameterizedTest
  @Spec("A8")
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void speaksTls(String version) throws IOException {
    try (SSLSocket socket = connect()) {
      socket.setEnabledProtocols(new String[] {version});
      socket.startHandshake();
      assertEquals(version, socket.getSession().getProtocol());
      assertTrue(socket.getSession().getCipherSuite().matches(".*_(GCM|POLY1305)_SHA\\d+"));
    }
  }

  @ParameterizedTest
  @Spec("A8")
  @ValueSource(
      strings = {
        "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384",
        "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256",
        "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA"
      })
  void refusesCiphersWithoutAuthenticatedEncryption(String suite) throws IOException {
    try (SSLSocket socket = connect()) {
      socket.setEnabledProtocols(new String[] {"TLSv1.2"});
      socket.setEnabledCipherSuites(new String[] {suite});
      assertThrows(SSLHandshakeException.class, socket::startHandshake);
    }
  }

  @Test
  @Spec("A8")
  void theServersOwnOrderDecidesTheStrongestSuite() throws IOException {
    try (SSLSocket socket = connect()) {
      socket.setEnabledProtocols(new String[] {"TLSv1.3"});
      socket.setEnabledCipherSuites(
          new String[] {"TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384"});
      socket.startHandshake();
      assertEquals("TLS_AES_256_GCM_SHA384", socket.getSession().getCipherSuite());
    }
  }

  @Test
  void answersNoPlainHttp() throws IOException {
    try (var socket = new java.net.Socket("localhost", PORT)) {
      socket
          .getOutputStream()
          .write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readNBytes(4), StandardCharsets.US_ASCII);
      assertTrue(!answer.equals("HTTP"), answer);
    }
  }

  @Test
  void speaksHttp2AndRefusesBodiesPast64KiB() throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
      URI page = URI.create("https://localhost:" + PORT + "/");
      var answer = client.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString());
      assertEquals(200, answer.statusCode());
      assertEquals(HttpClient.Version.HTTP_2, answer.version());

      URI signIn = page.resolve("/api/sign-in");
      HttpRequest tooLarge =
          HttpRequest.newBuilder(signIn)
              .version(HttpClient.Version.HTTP_1_1)
              .header("Content-Type", "application/json")
              .header("Origin", "https://localhost:" + PORT)
              .POST(BodyPublishers.ofByteArray(new byte[65_537]))
              .build();
      assertTrue(statusOrRefusal(client, tooLarge) >= 400);
    }
  }

  /// The server may close before the whole body was sent; that is a refusal, too.
  private static int statusOrRefusal(HttpClient client, HttpRequest request)
      throws InterruptedException {
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException _) {
      return 413;
    }
  }

  private static SSLSocket connect() throws IOException {
    return (SSLSocket) SSLSocketFactory.getDefault().createSocket("localhost", PORT);
  }
}
