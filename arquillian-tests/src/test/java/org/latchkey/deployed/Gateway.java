package org.latchkey.deployed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// The running gateway, spoken to as a browser would, with every header in the test's own hand.
final class Gateway {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(30)).build();
  private final JsonNode record;

  Gateway() throws IOException {
    Path file = Path.of(System.getProperty("latchkey.run", "data/run.json"));
    record = JSON.readTree(Files.readString(file));
  }

  String origin() {
    return record.path("url").asText();
  }

  String email() {
    return record.path("email").asText();
  }

  String password() {
    return record.path("password").asText();
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(origin() + path)).timeout(Duration.ofSeconds(60));
  }

  /// A change as our own page asks for it: JSON, and the right `Origin`.
  HttpRequest.Builder post(String path, String body) {
    return request(path)
        .header("Origin", origin())
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  HttpResponse<String> signIn(String email, String password)
      throws IOException, InterruptedException {
    String body = JSON.createObjectNode().put("email", email).put("password", password).toString();
    return send(post("/api/sign-in", body));
  }

  /// Signs in and gives the cookie as the browser sends it back, `name=value`.
  String signedIn() throws IOException, InterruptedException {
    return cookie(signIn(email(), password()));
  }

  static String cookie(HttpResponse<?> answer) {
    return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
  }

  HttpResponse<String> me(String cookie) throws IOException, InterruptedException {
    return send(request("/api/me").header("Cookie", cookie));
  }

  String csrf(String cookie) throws IOException, InterruptedException {
    return json(me(cookie)).path("csrf").asText();
  }

  static JsonNode json(HttpResponse<String> answer) throws IOException {
    return JSON.readTree(answer.body());
  }
}
