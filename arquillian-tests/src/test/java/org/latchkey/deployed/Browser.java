package org.latchkey.deployed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;

/// Somebody signed in, as far as HTTP knows a browser: a cookie, an `Origin` and a CSRF value.
public final class Browser {
  private final RunningGateway gateway;
  private final String cookie;
  private final String csrf;

  private Browser(RunningGateway gateway, String cookie, String csrf) {
    this.gateway = gateway;
    this.cookie = cookie;
    this.csrf = csrf;
  }

  public static Browser signIn(RunningGateway gateway, String email, String password)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        gateway.send(
            gateway
                .request("/api/sign-in")
                .header("Origin", gateway.origin())
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.ofString(
                        "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password))));
    if (answer.statusCode() != 200) {
      throw new IOException("sign-in: " + answer.statusCode() + " " + answer.body());
    }
    String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    JsonNode me =
        RunningGateway.json(gateway.send(gateway.request("/api/me").header("Cookie", cookie)));
    return new Browser(gateway, cookie, me.path("csrf").asText());
  }

  String cookie() {
    return cookie;
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return gateway.send(gateway.request(path).header("Cookie", cookie));
  }

  HttpResponse<String> post(String path) throws IOException, InterruptedException {
    return gateway.send(changing(path).POST(BodyPublishers.noBody()));
  }

  HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
    return gateway.send(
        changing(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  private HttpRequest.Builder changing(String path) {
    return gateway
        .request(path)
        .header("Cookie", cookie)
        .header("Origin", gateway.origin())
        .header("X-Latchkey-CSRF", csrf);
  }

  String enrollmentCode() throws IOException, InterruptedException {
    HttpResponse<String> answer = post("/api/enrollment-codes");
    if (answer.statusCode() != 201) {
      throw new IOException("enrollment-codes: " + answer.statusCode() + " " + answer.body());
    }
    return RunningGateway.json(answer).path("code").asText();
  }

  /// The entry of this computer in the list, or a missing node.
  JsonNode listed(String computer) throws IOException, InterruptedException {
    for (JsonNode one : RunningGateway.json(get("/api/computers")).path("computers")) {
      if (one.path("id").asText().equals(computer)) {
        return one;
      }
    }
    return MissingNode.getInstance();
  }

  Wire relay() throws IOException {
    return relay(Map.of("Cookie", cookie, "Origin", gateway.origin()));
  }

  Wire relay(Map<String, String> headers) throws IOException {
    return Wire.open(gateway, "/relay", headers);
  }

  public void signOut() throws IOException, InterruptedException {
    post("/api/sign-out");
  }
}
