package org.latchkey.deployed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.latchkey.protocol.Spec;

/// How long a sign-in is good in the deployed gateway (`docs/protocol.md` §3).
@ArquillianTest
@Spec("A3")
class SignInLimitsIT extends AccountOfItsOwn {
  SignInLimitsIT() throws IOException {}

  private int me() throws IOException, InterruptedException {
    return browser.get("/api/me").statusCode();
  }

  @Test
  void eachUseKeepsItForHalfAnHour() throws Exception {
    unusedFor(28);
    assertEquals(200, me());
    unusedFor(28);
    assertEquals(200, me());
    unusedFor(30);
    assertEquals(401, me());
  }

  @Test
  void itEndsAfterTwelveHoursHoweverMuchItIsUsed() throws Exception {
    begunBefore(12 * 60 - 2);
    assertEquals(200, me());
    begunBefore(2);
    assertEquals(401, me());
  }

  @Test
  void oneThatIsOverAsksForNoSession() throws Exception {
    unusedFor(30);
    assertEquals(401, browser.post("/api/computers/" + "0".repeat(32) + "/sessions").statusCode());
  }
}
