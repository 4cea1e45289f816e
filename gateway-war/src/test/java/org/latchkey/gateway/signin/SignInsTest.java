package org.latchkey.gateway.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.latchkey.gateway.account.Account;
import org.latchkey.gateway.account.AccountsForTests;
import org.latchkey.gateway.setup.HandMovedClock;
import org.latchkey.gateway.setup.TestDatabase;
import org.latchkey.protocol.Spec;
import org.latchkey.protocol.identity.AccountId;

@Spec("A3")
final class SignInsTest {
  private static final Account ANN =
      new Account(new AccountId("00112233445566778899aabbccddeeff"), "ann@example.org", true);

  @SuppressWarnings("NullAway.Init") // opened before the first test
  private static TestDatabase database;

  private final HandMovedClock clock = new HandMovedClock();

  @BeforeAll
  static void open() {
    database = new TestDatabase(SignInRow.class, AccountsForTests.ENTITY);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @BeforeEach
  void annAlone() {
    database.execute("delete from sign_in");
    database.execute("delete from account");
    database.execute(
        "insert into account (id, email, email_key, password_hash, is_owner, created) values ('"
            + ANN.id().hex()
            + "', 'ann@example.org', 'ann@example.org', 'x', true, now())");
  }

  private <T> T with(Function<SignIns, T> work) {
    SecureRandom random = new SecureRandom();
    return database.transaction(entities ->
        work.apply(
            new SignIns(
                entities, AccountsForTests.accounts(entities, random, clock), random, clock)));
  }

  private SessionId begin() {
    return with(signIns -> signIns.begin(ANN, List.of(Factor.PASSWORD), "192.0.2.7"));
  }

  private Optional<SignedIn> use(SessionId id) {
    return with(signIns -> signIns.use(id));
  }

  private static long rows() {
    return database
        .transaction(
            e -> (Number) e.createNativeQuery("select count(*) from sign_in").getSingleResult())
        .longValue();
  }

  @Test
  void aSignInIsFoundByItsSecretAlone() {
    SignedIn signedIn = use(begin()).orElseThrow();
    assertEquals(ANN, signedIn.account());
    assertEquals(List.of("password"), signedIn.factorNames());
    assertEquals(clock.instant().plus(Duration.ofHours(12)), signedIn.ends());
    assertEquals(Optional.empty(), use(SessionId.random(new SecureRandom())));
    assertEquals(Optional.empty(), use(SessionId.parse(signedIn.idHash()).orElseThrow()));
  }

  @Test
  void theSecretIsNotInTheDatabase() {
    SessionId id = begin();
    String row =
        database.transaction(
            e -> e.createNativeQuery("select id_hash from sign_in").getSingleResult().toString());
    assertNotEquals(id.secret(), row);
    assertFalse(id.toString().contains(id.secret()));
  }

  @Test
  void itEndsAfterThirtyMinutesWithoutUse() {
    SessionId id = begin();
    clock.move(Duration.ofMinutes(29));
    assertTrue(use(id).isPresent());
    clock.move(Duration.ofMinutes(29));
    assertTrue(use(id).isPresent());
    clock.move(Duration.ofMinutes(30));
    assertEquals(Optional.empty(), use(id));
  }

  @Test
  void itEndsAfterTwelveHoursWhateverIsDoneWithIt() {
    SessionId id = begin();
    for (int i = 0; i < 12 * 3 - 1; i++) {
      clock.move(Duration.ofMinutes(20));
      assertTrue(use(id).isPresent(), "after " + i);
    }
    clock.move(Duration.ofMinutes(20));
    assertEquals(Optional.empty(), use(id));
  }

  @Test
  void onceEndedItIsGoneAndEndsOnlyOnce() {
    SessionId id = begin();
    SignInEnded ended =
        with(signIns -> signIns.end(id, SignInEnded.Reason.SIGNED_OUT)).orElseThrow();
    assertEquals(new SignInEnded(id.hash(), ANN.id(), SignInEnded.Reason.SIGNED_OUT), ended);
    assertEquals(Optional.empty(), use(id));
    assertEquals(Optional.empty(), with(signIns -> signIns.end(id, SignInEnded.Reason.SIGNED_OUT)));
  }

  @Test
  void sweepingRemovesWhatIsOverInBatchesAndSaysWhy() {
    for (int i = 0; i < 5; i++) {
      begin();
    }
    clock.move(Duration.ofMinutes(31));
    SessionId young = begin();
    List<SignInEnded> first = with(signIns -> signIns.sweep(3));
    assertEquals(3, first.size());
    assertTrue(first.stream().allMatch(e -> e.reason() == SignInEnded.Reason.IDLE));
    assertEquals(2, with(signIns -> signIns.sweep(3)).size());
    assertEquals(0, with(signIns -> signIns.sweep(3)).size());
    assertEquals(1, rows());
    assertTrue(use(young).isPresent());
    clock.move(Duration.ofHours(12));
    assertEquals(
        SignInEnded.Reason.TIME_LIMIT, with(signIns -> signIns.sweep(3)).getFirst().reason());
  }
}
