package org.latchkey.agent.platform.linux;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.latchkey.agent.platform.ConversationEnded;
import org.latchkey.agent.platform.PasswordChange;
import org.latchkey.agent.platform.SignInAttempt;
import org.latchkey.agent.platform.SignInResult;
import org.latchkey.protocol.Spec;

@AsRoot
@Spec("A13")
class PamTest {
  private TemporaryUser user;
  private TemporaryPamService service;
  private final LinuxAccounts accounts = new LinuxAccounts(Clock.systemUTC());

  @BeforeEach
  void makeUserAndService() throws Exception {
    user = TemporaryUser.create();
    service = TemporaryPamService.shippedWith("");
  }

  @AfterEach
  void removeUserAndService() throws Exception {
    service.close();
    user.close();
  }

  private SignInResult result(String name, ScriptedPerson person) throws Exception {
    try (SignInAttempt attempt = attempt(name, person)) {
      return attempt.decide();
    }
  }

  private SignInAttempt attempt(String name, ScriptedPerson person) {
    return new Pam(service.name(), accounts, 0, false).attempt(name, "192.0.2.7", person);
  }

  private ScriptedPerson knowing() {
    return new ScriptedPerson(user.password());
  }

  @Test
  void theRightPasswordIsAcceptedAndTheSessionOpens() throws Exception {
    ScriptedPerson person = knowing();
    try (SignInAttempt attempt = attempt(user.name(), person)) {
      assertEquals(SignInResult.ACCEPTED, attempt.decide());
      assertEquals(user.name(), attempt.account().name());
      assertEquals(List.of("secret Password: "), person.heard);
    }
  }

  @Test
  void theAnswerIsWiped() throws Exception {
    ScriptedPerson person = knowing();
    result(user.name(), person);
    char[] given = person.given.getFirst();
    assertArrayEquals(new char[given.length], given);
  }

  @Test
  void aWrongPasswordIsRefused() throws Exception {
    assertEquals(SignInResult.WRONG_PASSWORD, result(user.name(), new ScriptedPerson("not it")));
  }

  @Test
  void anUnknownUserIsAskedTheSameAndRefused() throws Exception {
    ScriptedPerson person = new ScriptedPerson("anything");
    assertEquals(SignInResult.UNKNOWN_USER, result("lk-nobody-here", person));
    assertEquals(List.of("secret Password: "), person.heard);
  }

  @Test
  void aLockedAccountIsRefusedWithTheRightPassword() throws Exception {
    user.change("passwd", "--quiet", "--lock");
    assertEquals(SignInResult.LOCKED, result(user.name(), knowing()));
  }

  @Test
  void anExpiredAccountIsRefusedWithTheRightPassword() throws Exception {
    user.change("chage", "--expiredate", "2001-02-03");
    assertEquals(SignInResult.ACCOUNT_EXPIRED, result(user.name(), knowing()));
    assertEquals(SignInResult.WRONG_PASSWORD, result(user.name(), new ScriptedPerson("not it")));
  }

  @Test
  void anExpiredPasswordIsToldApart() throws Exception {
    user.change("chage", "--lastday", "0");
    assertEquals(SignInResult.PASSWORD_EXPIRED, result(user.name(), knowing()));
    assertEquals(SignInResult.WRONG_PASSWORD, result(user.name(), new ScriptedPerson("not it")));
  }

  @Test
  void anExpiredPasswordIsChangedAndTheNewOneWorks() throws Exception {
    user.change("chage", "--lastday", "0");
    ScriptedPerson person =
        new ScriptedPerson(user.password(), user.password(), "Wn7!zuqk ß", "Wn7!zuqk ß");
    try (SignInAttempt attempt = attempt(user.name(), person)) {
      assertEquals(SignInResult.PASSWORD_EXPIRED, attempt.decide());
      assertThrows(IllegalStateException.class, attempt::account);
      assertEquals(PasswordChange.CHANGED, attempt.changePassword());
      assertEquals(SignInResult.ACCEPTED, attempt.checkAccount());
      assertEquals(user.name(), attempt.account().name());
    }
    assertEquals(
        List.of(
            "secret Password: ",
            "secret Current password: ",
            "secret New password: ",
            "secret Retype new password: "),
        person.heard.stream().filter(line -> line.startsWith("secret")).toList());
    person.given.forEach(given -> assertArrayEquals(new char[given.length], given));
    assertEquals(SignInResult.ACCEPTED, result(user.name(), new ScriptedPerson("Wn7!zuqk ß")));
    assertEquals(SignInResult.WRONG_PASSWORD, result(user.name(), knowing()));
  }

  @Test
  void aWeakNewPasswordIsAskedForAgainAndTheOldOneStays() throws Exception {
    user.change("chage", "--lastday", "0");
    ScriptedPerson person =
        new ScriptedPerson(user.password(), user.password(), "a", "a", "b", "b", "c", "c", "d");
    try (SignInAttempt attempt = attempt(user.name(), person)) {
      assertEquals(SignInResult.PASSWORD_EXPIRED, attempt.decide());
      assertEquals(PasswordChange.FAILED, attempt.changePassword());
    }
    assertTrue(
        person.heard.stream().anyMatch(line -> line.startsWith("error ")), person.heard + "");
    assertEquals(SignInResult.PASSWORD_EXPIRED, result(user.name(), knowing()));
  }

  @Test
  void whoMistypesTheOldPasswordChangesNothing() throws Exception {
    user.change("chage", "--lastday", "0");
    ScriptedPerson person =
        new ScriptedPerson(user.password(), "not it", "Wn7!zuqk ß", "Wn7!zuqk ß");
    try (SignInAttempt attempt = attempt(user.name(), person)) {
      assertEquals(SignInResult.PASSWORD_EXPIRED, attempt.decide());
      assertEquals(PasswordChange.FAILED, attempt.changePassword());
    }
    assertEquals(SignInResult.PASSWORD_EXPIRED, result(user.name(), knowing()));
  }

  @Test
  void aPersonWhoLeavesWhileChangingEndsTheAttempt() throws Exception {
    user.change("chage", "--lastday", "0");
    try (SignInAttempt attempt = attempt(user.name(), knowing())) {
      assertEquals(SignInResult.PASSWORD_EXPIRED, attempt.decide());
      assertThrows(ConversationEnded.class, attempt::changePassword);
    }
  }

  /// Debian's account rules stop at the expired password, before the administrator's own.
  @Test
  void aRuleOfTheAdministratorIsKeptForWhoChangedThePassword() throws Exception {
    useService(
        TemporaryPamService.shippedWith(
            "account required pam_succeed_if.so quiet user != " + user.name()));
    user.change("chage", "--lastday", "0");
    ScriptedPerson person =
        new ScriptedPerson(user.password(), user.password(), "Wn7!zuqk ß", "Wn7!zuqk ß");
    try (SignInAttempt attempt = attempt(user.name(), person)) {
      assertEquals(SignInResult.PASSWORD_EXPIRED, attempt.decide());
      assertEquals(PasswordChange.CHANGED, attempt.changePassword());
      assertEquals(SignInResult.NOT_PERMITTED, attempt.checkAccount());
    }
  }

  @Test
  void anAccountWithoutAShellIsNotPermitted() throws Exception {
    user.change("usermod", "--shell", "/usr/sbin/nologin");
    assertEquals(SignInResult.NOT_PERMITTED, result(user.name(), knowing()));
  }

  @Test
  void aRuleOfTheAdministratorIsKept() throws Exception {
    useService(
        TemporaryPamService.shippedWith(
            "account required pam_succeed_if.so quiet user != " + user.name()));
    assertEquals(SignInResult.NOT_PERMITTED, result(user.name(), knowing()));
  }

  @Test
  void anEmptyPasswordIsRefusedEvenWhereTheAccountHasOne() throws Exception {
    user.change("passwd", "--quiet", "--delete");
    assertEquals(SignInResult.WRONG_PASSWORD, result(user.name(), new ScriptedPerson("")));
  }

  @Test
  void anAnswerWithANulReachesNoModule() throws Exception {
    assertEquals(
        SignInResult.WRONG_PASSWORD,
        result(user.name(), new ScriptedPerson(user.password() + "\0more")));
  }

  @Test
  void anAnswerThatIsTooLongOrNoTextIsRefused() throws Exception {
    assertEquals(
        SignInResult.WRONG_PASSWORD, result(user.name(), new ScriptedPerson("x".repeat(512))));
    assertEquals(SignInResult.WRONG_PASSWORD, result(user.name(), new ScriptedPerson("\ud800")));
  }

  @Test
  void aPersonWhoLeavesEndsTheAttempt() {
    assertThrows(
        ConversationEnded.class, () -> result(user.name(), new ScriptedPerson(new String[0])));
  }

  @Test
  void theSuperuserIsNotPermitted() throws Exception {
    useService(
        TemporaryPamService.of("auth required pam_permit.so\naccount required pam_permit.so"));
    assertEquals(SignInResult.NOT_PERMITTED, result("root", new ScriptedPerson()));
  }

  @Test
  void aServiceWhoseModuleIsMissingIsASystemError() throws Exception {
    useService(TemporaryPamService.of("auth required pam_no_such_module.so"));
    assertEquals(SignInResult.SYSTEM_ERROR, result(user.name(), knowing()));
  }

  @Test
  void noDelayOfPamIsWaitedOut() throws Exception {
    useService(
        TemporaryPamService.of(
            "auth optional pam_faildelay.so delay=600000000\nauth required pam_deny.so"));
    assertEquals(SignInResult.WRONG_PASSWORD, result(user.name(), knowing()));
  }

  @Test
  void theSessionIsOpenedAndClosedOnceAndSeesWhoComesFromWhere() throws Exception {
    Path log = Files.createTempFile("latchkey-pam-", ".log");
    try {
      useService(
          TemporaryPamService.shippedWith(
              "session required pam_exec.so log=" + log + " quiet /usr/bin/env"));
      try (SignInAttempt attempt = attempt(user.name(), knowing())) {
        assertEquals(SignInResult.ACCEPTED, attempt.decide());
        attempt.openSession();
        List<String> lines = Files.readAllLines(log);
        assertTrue(lines.contains("PAM_TYPE=open_session"), lines.toString());
        assertTrue(lines.contains("PAM_USER=" + user.name()));
        assertTrue(lines.contains("PAM_RHOST=192.0.2.7"));
        assertTrue(lines.contains("PAM_TTY=latchkey"));
        assertTrue(!lines.contains("PAM_TYPE=close_session"));
      }
      List<String> lines = Files.readAllLines(log);
      assertEquals(1, lines.stream().filter("PAM_TYPE=close_session"::equals).count());
    } finally {
      Files.delete(log);
    }
  }

  @Test
  void whatPamPutsIntoTheEnvironmentIsHandedOver() throws Exception {
    Path variables = Files.createTempFile("latchkey-env-", "");
    try {
      Files.writeString(variables, "LATCHKEY_TEST=ä b\nLD_PRELOAD=/tmp/evil.so\n");
      useService(
          TemporaryPamService.shippedWith("session required pam_env.so envfile=" + variables));
      try (SignInAttempt attempt = attempt(user.name(), knowing())) {
        assertEquals(SignInResult.ACCEPTED, attempt.decide());
        Map<String, String> environment = attempt.openSession();
        assertEquals("ä b", environment.get("LATCHKEY_TEST"));
        assertEquals("/tmp/evil.so", environment.get("LD_PRELOAD"));
      }
    } finally {
      Files.delete(variables);
    }
  }

  private void useService(TemporaryPamService other) throws Exception {
    service.close();
    service = other;
  }
}
