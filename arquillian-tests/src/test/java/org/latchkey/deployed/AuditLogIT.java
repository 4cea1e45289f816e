package org.latchkey.deployed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.Base64;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/// The audit log as the running gateway has written it, looked at inside the server by other code
/// than the one that wrote it (`docs/protocol.md` §9).
@ArquillianTest
class AuditLogIT {
  @Resource(lookup = "java:jboss/datasources/LatchkeyDS")
  @SuppressWarnings("NullAway.Init") // by the container
  private DataSource database;

  @Deployment
  static WebArchive probe() {
    return ShrinkWrap.create(WebArchive.class, "audit-log.war")
        .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml");
  }

  @Test
  void everyEntryCarriesTheHashOfTheOneBefore() throws SQLException, GeneralSecurityException {
    long n = 0;
    String prev = hash("");
    try (var connection = database.getConnection();
        var rows =
            connection
                .createStatement()
                .executeQuery("select n, event, line, hash from audit_entry order by n")) {
      while (rows.next()) {
        n++;
        String line = rows.getString("line");
        assertEquals(n, rows.getLong("n"));
        assertTrue(line.startsWith("{\"n\":" + n + ",\"time\":\""), line);
        assertTrue(line.contains("\"event\":\"" + rows.getString("event") + "\""), line);
        assertTrue(line.contains("\"prev\":\"" + prev + "\""), line);
        prev = hash(line);
        assertEquals(prev, rows.getString("hash"));
      }
    }
    assertTrue(n > 0);
  }

  @Test
  void theStartAndTheFirstAccountAreInIt() throws SQLException {
    try (var connection = database.getConnection();
        var rows =
            connection
                .createStatement()
                .executeQuery(
                    "select count(distinct event) from audit_entry"
                        + " where event in ('gateway.started', 'account.created')")) {
      assertTrue(rows.next());
      assertEquals(2, rows.getInt(1));
    }
  }

  private static String hash(String line) throws GeneralSecurityException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update("latchkey/audit/1\0".getBytes(UTF_8));
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(digest.digest(line.getBytes(UTF_8)));
  }
}
