package org.latchkey.gateway.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.latchkey.gateway.setup.HandMovedClock;
import org.latchkey.gateway.setup.TestDatabase;
import org.latchkey.protocol.Spec;
import org.latchkey.protocol.fault.FaultException;

@Spec("A3")
final class PasswordsTest {
  private static final HashCost CHEAP = new HashCost(64, 1, 1);
  private static final Password RIGHT = Password.of("correct horse battery");
  private static final Password WRONG = Password.of("correct horse batterz");

  @SuppressWarnings("NullAway.Init") // opened before the first test
  private static TestDatabase database;

  private final SecureRandom random = new SecureRandom();

  @BeforeAll
  static void open() {
    database = new TestDatabase(AccountRow.class);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @BeforeEach
  void empty() {
    database.execute("delete from account");
  }

  private <T> T with(HashCost cost, Work<T> work) throws FaultException {
    return database.transaction(entities ->
        work.apply(
            new Passwords(
                new Accounts(entities, random, new HandMovedClock()),
                new Argon2id(new byte[32], cost, random),
                new HashLimit(2, 8, Duration.ofSeconds(20)))));
  }

  private Account ann() throws FaultException {
    return with(CHEAP, p -> p.addAccount(email("Ann@Example.org"), RIGHT, true));
  }

  private static Email email(String text) {
    return Email.of(text).orElseThrow();
  }

  private static String storedHash() {
    return database.transaction(
        e -> e.createNativeQuery("select password_hash from account").getSingleResult().toString());
  }

  @Test
  void theRightPasswordFitsHoweverTheAddressIsWritten() throws FaultException {
    Account ann = ann();
    assertEquals(
        new PasswordCheck.Fits(ann), with(CHEAP, p -> p.check("  aNN@EXAMPLE.org ", RIGHT)));
  }

  @Test
  void aWrongPasswordAnUnknownAccountAndNoAddressAreToldApartInsideOnly() throws FaultException {
    Account ann = ann();
    assertEquals(
        new PasswordCheck.WrongPassword(ann), with(CHEAP, p -> p.check(ann.email(), WRONG)));
    assertInstanceOf(
        PasswordCheck.UnknownAccount.class, with(CHEAP, p -> p.check("bob@example.org", RIGHT)));
    assertEquals(new PasswordCheck.NotAnAddress(), with(CHEAP, p -> p.check("my password", RIGHT)));
  }

  @Test
  void theDecoysPasswordSignsNobodyIn() throws FaultException {
    assertInstanceOf(
        PasswordCheck.UnknownAccount.class,
        with(CHEAP, p -> p.check("bob@example.org", Password.of("nobody's password"))));
  }

  @Test
  void whenTheCostRisesTheHashIsMadeAnewAtTheNextRightPassword() throws FaultException {
    Account ann = ann();
    String before = storedHash();
    HashCost dearer = new HashCost(128, 2, 1);
    with(dearer, p -> p.check(ann.email(), WRONG));
    assertEquals(before, storedHash());
    assertInstanceOf(PasswordCheck.Fits.class, with(dearer, p -> p.check(ann.email(), RIGHT)));
    assertNotEquals(before, storedHash());
    assertEquals(dearer, StoredHash.parse(storedHash()).cost());
    assertInstanceOf(PasswordCheck.Fits.class, with(dearer, p -> p.check(ann.email(), RIGHT)));
  }

  @Test
  void twoAccountsCannotHaveOneAddress() throws FaultException {
    ann();
    assertThrows(
        RuntimeException.class,
        () -> with(CHEAP, p -> p.addAccount(email("ann@example.ORG"), RIGHT, false)));
  }

  @Test
  void aShortPasswordIsNotTaken() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            with(
                CHEAP,
                p -> p.addAccount(email("bob@example.org"), Password.of("elevenchars"), false)));
  }

  interface Work<T> {
    T apply(Passwords passwords) throws FaultException;
  }
}
