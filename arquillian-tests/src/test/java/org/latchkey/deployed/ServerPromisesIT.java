package org.latchkey.deployed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ConcurrentMap;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/// What the gateway's code relies on the server for, asked inside the server.
@ArquillianTest
class ServerPromisesIT {
  @Resource(lookup = "java:jboss/datasources/LatchkeyDS")
  @SuppressWarnings("NullAway.Init") // by the container
  private DataSource database;

  @Resource(lookup = "java:jboss/infinispan/cache/latchkey/presence")
  @SuppressWarnings("NullAway.Init")
  private ConcurrentMap<String, String> presence;

  @Resource(lookup = "java:jboss/infinispan/cache/latchkey/relay-pairings")
  @SuppressWarnings("NullAway.Init")
  private ConcurrentMap<String, String> pairings;

  @Deployment
  static WebArchive probe() {
    return ShrinkWrap.create(WebArchive.class, "server-promises.war")
        .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml");
  }

  @Test
  void theDatabaseIsAFileOfThisGatewayInPostgresqlMode() throws SQLException {
    try (var connection = database.getConnection();
        var rows =
            connection
                .createStatement()
                .executeQuery(
                    "select setting_value from information_schema.settings where setting_name = 'MODE'")) {
      assertTrue(rows.next());
      assertEquals("PostgreSQL", rows.getString(1));
      assertTrue(
          connection
              .getMetaData()
              .getURL()
              .startsWith("jdbc:h2:file:" + System.getProperty("jboss.server.data.dir")));
    }
  }

  @Test
  void theCachesForPresenceAndRelayPairingsAreThere() {
    String key = "server-promises";
    for (ConcurrentMap<String, String> cache : List.of(presence, pairings)) {
      assertNull(cache.putIfAbsent(key, "first"));
      assertEquals("first", cache.putIfAbsent(key, "second"));
      assertTrue(cache.remove(key, "first"));
    }
  }
}
