package org.latchkey.deployed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every request must pass and every answer carries (`docs/protocol.md` §2, §3, §8).
class HttpGuardsIT {
  private final Gateway gateway;

  HttpGuardsIT() throws IOException {
    gateway = new Gateway();
  }

  private void assertFault(String fault, int status, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = gateway.send(request);
    assertEquals(status, answer.statusCode(), answer.body());
    assertEquals(
        "application/problem+json", answer.headers().firstValue("Content-Type").orElseThrow());
    assertEquals(
        "urn:latchkey:fault:" + fault, Gateway.json(answer).path("type").asText(), answer.body());
    assertEquals(status, Gateway.json(answer).path("status").asInt());
  }

  private HttpRequest.Builder json(String path, String body) {
    return gateway
        .request(path)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body));
  }

  @Test
  void everyKindOfAnswerCarriesTheHeaders() throws IOException, InterruptedException {
    for (HttpRequest.Builder request :
        List.of(
            gateway.request("/"),
            gateway.request("/styles/tokens.css"),
            gateway.request("/nothing-here"),
            gateway.request("/WEB-INF/web.xml"),
            gateway.request("/error"),
            gateway.request("/api/health"),
            gateway.request("/api/me"),
            gateway.request("/api/nothing-here"),
            gateway.request("/relay"),
            gateway.request("/agent/link").header("Origin", "https://elsewhere.example"),
            json("/api/sign-in", "{}"),
            gateway.post("/api/sign-in", "{}"),
            gateway.post("/api/sign-in", "x".repeat(70_000)),
            gateway.request("/").method("PUT", BodyPublishers.noBody()))) {
      var headers = gateway.send(request).headers();
      String policy = headers.firstValue("Content-Security-Policy").orElse("");
      assertTrue(policy.startsWith("default-src 'none'; script-src 'self' 'sha256-"), policy);
      assertTrue(policy.endsWith("require-trusted-types-for 'script'; trusted-types lit-html"));
      assertFalse(policy.contains("unsafe"), policy);
      assertEquals("nosniff", headers.firstValue("X-Content-Type-Options").orElse(""));
      assertEquals("no-referrer", headers.firstValue("Referrer-Policy").orElse(""));
      assertEquals("max-age=31536000", headers.firstValue("Strict-Transport-Security").orElse(""));
      assertEquals("same-origin", headers.firstValue("Cross-Origin-Opener-Policy").orElse(""));
      assertEquals("same-origin", headers.firstValue("Cross-Origin-Resource-Policy").orElse(""));
      assertTrue(headers.firstValue("Permissions-Policy").orElse("").contains("camera=()"));
      assertTrue(headers.firstValue("Cache-Control").isPresent());
      assertTrue(headers.firstValue("Server").isEmpty());
      assertTrue(headers.firstValue("X-Powered-By").isEmpty());
    }
  }

  @Test
  void aChangeNeedsExactlyOurOrigin() throws IOException, InterruptedException {
    assertFault("forbidden", 403, json("/api/sign-in", "{}"));
    for (String origin :
        new String[] {"null", gateway.origin() + "/", gateway.origin() + ".example", "https://x"}) {
      assertFault("forbidden", 403, json("/api/sign-in", "{}").header("Origin", origin));
    }
  }

  @Test
  void aChangeUnderASignInNeedsItsCsrfValue() throws IOException, InterruptedException {
    String cookie = gateway.signedIn();
    String other = gateway.csrf(gateway.signedIn());
    assertFault("forbidden", 403, gateway.post("/api/sign-out", "").header("Cookie", cookie));
    assertFault(
        "forbidden",
        403,
        gateway
            .post("/api/sign-out", "")
            .header("Cookie", cookie)
            .header("X-Latchkey-CSRF", other));
    assertEquals(200, gateway.me(cookie).statusCode());
  }

  @Test
  void agentEndpointsRefuseBrowsers() throws IOException, InterruptedException {
    assertFault("forbidden", 403, gateway.post("/agent/enroll", "{}"));
    assertFault("forbidden", 403, json("/agent/enroll", "{}").header("Cookie", "a=b"));
    assertFault(
        "forbidden", 403, gateway.request("/agent/link").header("Origin", gateway.origin()));
  }

  @Test
  void bodiesAreReadStrictly() throws IOException, InterruptedException {
    for (String body :
        new String[] {
          "",
          "{",
          "null",
          "{}",
          "{\"email\":\"a@b\",\"password\":\"c\",\"more\":1}",
          "{\"email\":\"a@b\",\"password\":\"c\",\"password\":\"d\"}",
          "{\"email\":\"a@b\",\"password\":\"c\"}x",
          "{\"email\":7,\"password\":\"c\"}"
        }) {
      assertFault("malformed", 400, gateway.post("/api/sign-in", body));
    }
    assertFault("too-large", 413, gateway.post("/api/sign-in", " ".repeat(65_537)));
  }

  @Test
  void methodsAndContentTypesThatAPathDoesNotTakeAreMalformed()
      throws IOException, InterruptedException {
    assertFault("malformed", 405, gateway.request("/api/sign-in"));
    assertFault(
        "malformed",
        415,
        gateway
            .request("/api/sign-in")
            .header("Origin", gateway.origin())
            .header("Content-Type", "text/plain")
            .POST(BodyPublishers.ofString("{}")));
    assertFault("not-found", 404, gateway.request("/api/nothing-here"));
    assertFault("not-found", 404, gateway.request("/nothing-here"));
  }

  @Test
  void aFileIsSentAgainOnlyWhenItsContentIsAnother() throws IOException, InterruptedException {
    HttpResponse<String> first = gateway.send(gateway.request("/index.html"));
    String tag = first.headers().firstValue("ETag").orElseThrow();
    assertEquals("no-cache", first.headers().firstValue("Cache-Control").orElseThrow());
    assertTrue(first.headers().firstValue("Last-Modified").isEmpty());
    assertEquals(
        304,
        gateway.send(gateway.request("/index.html").header("If-None-Match", tag)).statusCode());
    assertEquals(
        200,
        gateway.send(gateway.request("/index.html").header("If-None-Match", "\"x\"")).statusCode());
    assertEquals(first.body(), gateway.send(gateway.request("/")).body());
  }
}
