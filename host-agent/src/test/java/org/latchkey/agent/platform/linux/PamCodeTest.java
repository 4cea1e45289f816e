package org.latchkey.agent.platform.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.latchkey.agent.platform.AccountStanding;
import org.latchkey.agent.platform.SignInResult;
import org.latchkey.protocol.Spec;

@Spec("A13")
class PamCodeTest {
  @Test
  void noCodeButZeroIsEverAccepted() {
    for (int code = -1; code < 100; code++) {
      for (AccountStanding standing : AccountStanding.values()) {
        if (code != 0) {
          assertNotEquals(SignInResult.ACCEPTED, PamCode.ofAuthenticate(code, standing));
          assertNotEquals(SignInResult.ACCEPTED, PamCode.ofAccountCheck(code, standing));
        }
      }
    }
  }

  @Test
  void theAccountDatabaseExplainsWhatTheStackHides() {
    assertEquals(
        SignInResult.ACCOUNT_EXPIRED,
        PamCode.ofAccountCheck(PamCode.AUTH_ERR, AccountStanding.EXPIRED));
    assertEquals(
        SignInResult.NOT_PERMITTED, PamCode.ofAccountCheck(PamCode.AUTH_ERR, AccountStanding.OPEN));
    assertEquals(
        SignInResult.UNKNOWN_USER,
        PamCode.ofAuthenticate(PamCode.AUTH_ERR, AccountStanding.UNKNOWN));
  }

  @Test
  void anExpiredAccountDoesNotTellThatAPasswordWasWrong() {
    assertEquals(
        SignInResult.WRONG_PASSWORD,
        PamCode.ofAuthenticate(PamCode.AUTH_ERR, AccountStanding.EXPIRED));
  }

  @Test
  void aDirectoryThatIsDownIsNotTheFaultOfThePerson() {
    assertEquals(
        SignInResult.SYSTEM_ERROR,
        PamCode.ofAuthenticate(PamCode.AUTHINFO_UNAVAIL, AccountStanding.OPEN));
  }
}
