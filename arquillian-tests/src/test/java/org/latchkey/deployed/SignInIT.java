package org.latchkey.deployed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.latchkey.protocol.Spec;

/// Signing in to the deployed gateway and out again (`docs/protocol.md` §3).
@Spec("A3")
class SignInIT {
  private final Gateway gateway;

  SignInIT() throws IOException {
    gateway = new Gateway();
  }

  @Test
  void aPersonSignsInAndOut() throws IOException, InterruptedException {
    String cookie =
        Gateway.cookie(
            gateway.signIn(" " + gateway.email().toUpperCase(Locale.ROOT), gateway.password()));
    var me = Gateway.json(gateway.me(cookie));
    assertEquals(gateway.email(), me.path("account").path("email").asText());
    assertTrue(me.path("account").path("owner").asBoolean());
    HttpResponse<String> out =
        gateway.send(
            gateway
                .post("/api/sign-out", "")
                .header("Cookie", cookie)
                .header("X-Latchkey-CSRF", me.path("csrf").asText()));
    assertEquals(204, out.statusCode());
    assertEquals(
        "__Host-latchkey=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0",
        out.headers().firstValue("Set-Cookie").orElseThrow());
    assertTrue(out.headers().firstValue("Clear-Site-Data").isEmpty());
    assertEquals(401, gateway.me(cookie).statusCode());
  }

  @Test
  void theCookieIsForThisHostOverTlsAloneAndForNoScript() throws IOException, InterruptedException {
    String cookie =
        gateway
            .signIn(gateway.email(), gateway.password())
            .headers()
            .firstValue("Set-Cookie")
            .orElseThrow();
    assertTrue(
        cookie.matches(
            "__Host-latchkey=[A-Za-z0-9_-]{43}; Path=/; Secure; HttpOnly; SameSite=Strict"),
        cookie);
  }

  @Test
  void anUnknownAccountIsAnsweredInTheSameWordsAsAWrongPassword()
      throws IOException, InterruptedException {
    HttpResponse<String> wrong = gateway.signIn(gateway.email(), "not the password");
    HttpResponse<String> unknown = gateway.signIn("nobody@example.org", gateway.password());
    HttpResponse<String> none = gateway.signIn("not an address", gateway.password());
    assertEquals(401, wrong.statusCode());
    assertEquals("urn:latchkey:fault:sign-in-failed", Gateway.json(wrong).path("type").asText());
    for (HttpResponse<String> other : List.of(unknown, none)) {
      assertEquals(wrong.statusCode(), other.statusCode());
      assertEquals(wrong.body(), other.body());
      assertEquals(names(wrong), names(other));
    }
  }

  private static Set<String> names(HttpResponse<?> answer) {
    return answer.headers().map().keySet();
  }

  @Test
  void signingInAgainMakesANewIdAndTheOldOneIsNoLongerGood()
      throws IOException, InterruptedException {
    String first = gateway.signedIn();
    String body =
        "{\"email\":\"" + gateway.email() + "\",\"password\":\"" + gateway.password() + "\"}";
    String second =
        Gateway.cookie(gateway.send(gateway.post("/api/sign-in", body).header("Cookie", first)));
    assertNotEquals(first, second);
    assertEquals(401, gateway.me(first).statusCode());
    assertEquals(200, gateway.me(second).statusCode());
  }

  @Test
  void aCookieThatWasMadeUpOrSentTwiceIsNoSignIn() throws IOException, InterruptedException {
    String cookie = gateway.signedIn();
    assertEquals(401, gateway.me("__Host-latchkey=" + "A".repeat(43)).statusCode());
    assertEquals(401, gateway.me("__Host-latchkey=").statusCode());
    assertEquals(401, gateway.me("__Host-latchkey=" + "A".repeat(43) + "; " + cookie).statusCode());
  }

  @Test
  void manySignInsAtOnceAreEachServedOrToldToWaitAndNoIdIsGivenTwice()
      throws InterruptedException, ExecutionException {
    List<Future<HttpResponse<String>>> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(12)) {
      for (int i = 0; i < 12; i++) {
        answers.add(threads.submit(() -> gateway.signIn(gateway.email(), gateway.password())));
      }
    }
    Set<String> cookies = new HashSet<>();
    for (Future<HttpResponse<String>> answer : answers) {
      int status = answer.get().statusCode();
      assertTrue(status == 200 || status == 429, "status " + status);
      if (status == 200) {
        assertTrue(cookies.add(Gateway.cookie(answer.get())));
      }
    }
    assertFalse(cookies.isEmpty());
  }
}
