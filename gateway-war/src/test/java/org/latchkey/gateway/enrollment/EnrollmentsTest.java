package org.latchkey.gateway.enrollment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.latchkey.gateway.account.AccountsForTests;
import org.latchkey.gateway.audit.AuditForTests;
import org.latchkey.gateway.computer.ComputersForTests;
import org.latchkey.gateway.setup.GatewaySecrets;
import org.latchkey.gateway.setup.HandMovedClock;
import org.latchkey.gateway.setup.SecretsForTests;
import org.latchkey.gateway.setup.TestDatabase;
import org.latchkey.protocol.Spec;
import org.latchkey.protocol.enrollment.ComputerName;
import org.latchkey.protocol.enrollment.EnrollmentAnswer;
import org.latchkey.protocol.enrollment.EnrollmentCode;
import org.latchkey.protocol.enrollment.EnrollmentRequest;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.fault.FaultException;
import org.latchkey.protocol.identity.AccountId;
import org.latchkey.protocol.identity.ChannelKey;
import org.latchkey.protocol.identity.SigningKeyPair;
import org.latchkey.protocol.identity.TlsPin;
import org.latchkey.protocol.ticket.TicketKey;
import org.latchkey.protocol.wire.Base64Url;
import org.latchkey.protocol.wire.RandomBytes;

@Spec({"A6", "A7"})
final class EnrollmentsTest {
  private static final AccountId ANN = new AccountId("00112233445566778899aabbccddeeff");
  private static final String ADDRESS = "192.0.2.7";

  private final TestDatabase database =
      new TestDatabase(
          CodeRow.class, AccountsForTests.ENTITY, ComputersForTests.ENTITY, AuditForTests.ENTITY);
  private final HandMovedClock clock = new HandMovedClock();
  private final SecureRandom random = new SecureRandom();
  private final GatewaySecrets secrets = SecretsForTests.secrets();
  private final TlsPin pin = new TlsPin(RandomBytes.draw(random, 32));
  private final SigningKeyPair hostKey = SigningKeyPair.generate();
  private final ChannelKey channelKey = new ChannelKey(RandomBytes.draw(random, 32));

  @BeforeEach
  void ann() {
    database.execute(
        "insert into account (id, email, email_key, password_hash, is_owner, created) values ('"
            + ANN.hex()
            + "', 'ann@example.org', 'ann@example.org', 'x', true, now())");
  }

  @AfterEach
  void close() {
    database.close();
  }

  private EnrollmentCodes codes(EntityManager entities) {
    return new EnrollmentCodes(
        entities, secrets, random, clock, AuditForTests.audit(entities, clock));
  }

  private EnrollmentCode code() throws FaultException {
    return database.transaction(entities -> codes(entities).make(ANN).code());
  }

  private Enrollments.Outcome enroll(EnrollmentRequest request) {
    return database.transaction(entities ->
        new Enrollments(
                codes(entities),
                ComputersForTests.computers(entities, clock),
                pin,
                TicketKey.of(hostKey.publicKey()),
                random,
                clock,
                AuditForTests.audit(entities, clock))
            .enroll(request, ADDRESS));
  }

  private EnrollmentRequest request(EnrollmentCode code, SigningKeyPair key, String name) {
    return EnrollmentRequest.make(code, new ComputerName(name), key, channelKey, pin);
  }

  private static EnrollmentAnswer enrolled(Enrollments.Outcome outcome) {
    return assertInstanceOf(Enrollments.Outcome.Enrolled.class, outcome).answer();
  }

  private static Enrollments.Outcome refused(Enrollments.Reason reason) {
    return new Enrollments.Outcome.Refused(reason);
  }

  private String lastAuditLine() {
    return database.transaction(e ->
        e.createNativeQuery("select line from audit_entry order by n desc limit 1")
            .getSingleResult()
            .toString());
  }

  @Test
  void aCodeIsGoodForAnHourAndNotAMomentLonger() throws FaultException {
    EnrollmentCode first = code();
    EnrollmentCode second = code();
    clock.move(Duration.ofHours(1).minusMillis(1));
    enrolled(enroll(request(first, hostKey, "desk")));
    clock.move(Duration.ofMillis(1));
    assertEquals(
        refused(Enrollments.Reason.EXPIRED_CODE), enroll(request(second, hostKey, "desk")));
    assertEquals(refused(Enrollments.Reason.EXPIRED_CODE), enroll(request(first, hostKey, "desk")));
  }

  @Test
  void aCodeIsGoodForOneHost() throws FaultException {
    EnrollmentCode code = code();
    enrolled(enroll(request(code, hostKey, "desk")));
    assertEquals(
        refused(Enrollments.Reason.USED_CODE),
        enroll(request(code, SigningKeyPair.generate(), "desk")));
  }

  @Test
  void theSameHostMayAskAgainAndKeepsIdAndName() throws FaultException {
    EnrollmentCode code = code();
    EnrollmentAnswer first = enrolled(enroll(request(code, hostKey, "desk")));
    EnrollmentAnswer second = enrolled(enroll(request(code, hostKey, "another name")));
    assertEquals(first.computerId(), second.computerId());
    assertNotEquals(first.identifier(), second.identifier());
    assertTrue(lastAuditLine().contains("\"name\":\"desk\""), lastAuditLine());
  }

  @Test
  void aCodeOfNobodyIsRefused() {
    assertEquals(
        refused(Enrollments.Reason.UNKNOWN_CODE),
        enroll(request(EnrollmentCode.random(random), hostKey, "desk")));
  }

  @Test
  void neitherCodeNorIdentifierIsInTheDatabase() throws FaultException {
    EnrollmentCode code = code();
    EnrollmentAnswer answer = enrolled(enroll(request(code, hostKey, "desk")));
    String all =
        database.transaction(e ->
            e.createNativeQuery(
                        "select c.code_hash || m.identifier_hash || string_agg(a.line, ' ')"
                            + " from enrollment_code c, computer m, audit_entry a"
                            + " group by c.code_hash, m.identifier_hash")
                    .getSingleResult()
                + "");
    assertFalse(all.contains(code.secret()));
    assertFalse(all.contains(Base64Url.encode(answer.identifier().secret())));
  }

  @Test
  void anAccountHasNoMoreThan200UnusedCodes() throws FaultException {
    EnrollmentCode one = code();
    for (int more = 1; more < 200; more++) {
      code();
    }
    FaultException refusal = assertThrows(FaultException.class, this::code);
    assertEquals(Fault.TOO_MANY, refusal.fault());
    enrolled(enroll(request(one, hostKey, "desk")));
    code();
    clock.move(Duration.ofHours(1));
    code();
  }
}
