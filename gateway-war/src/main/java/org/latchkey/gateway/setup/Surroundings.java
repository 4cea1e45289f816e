package org.latchkey.gateway.setup;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.ConcurrentMap;

/// What the server gives, as things that can be injected into constructors. The one class with
/// injected fields.
@ApplicationScoped
class Surroundings {
  @Produces
  @PersistenceContext(unitName = "gateway")
  @SuppressWarnings({"NullAway.Init", "UnusedVariable"})
  private EntityManager entityManager;

  @Produces
  @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
  @SuppressWarnings({"NullAway.Init", "UnusedVariable"})
  private ManagedScheduledExecutorService scheduler;

  @Produces
  @SharedCache("presence")
  @Resource(lookup = "java:jboss/infinispan/cache/latchkey/presence")
  @SuppressWarnings({"NullAway.Init", "UnusedVariable"})
  private ConcurrentMap<String, String> presence;

  @Produces
  @SharedCache("relay-pairings")
  @Resource(lookup = "java:jboss/infinispan/cache/latchkey/relay-pairings")
  @SuppressWarnings({"NullAway.Init", "UnusedVariable"})
  private ConcurrentMap<String, String> relayPairings;

  @Produces
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  SecureRandom random() {
    return new SecureRandom();
  }

  @Produces
  @Singleton
  PublicUrl publicUrl() {
    return PublicUrl.configured();
  }

  /// The secrets; made only while there are no accounts, because accounts made under another pepper
  /// could never sign in again and nobody would know why.
  @Produces
  @Singleton
  GatewaySecrets secrets() {
    Path file = configuration().resolve("gateway-secrets.json");
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return SecretsFile.read(file);
    }
    Object accounts =
        entityManager.createNativeQuery("select count(*) from account").getSingleResult();
    if (((Number) accounts).longValue() > 0) {
      throw new IllegalStateException(
          file + " is gone, but there are accounts that need it: restore it from a backup");
    }
    return SecretsFile.make(file, random());
  }

  /// The server's configuration directory, where secrets and the first account are.
  static Path configuration() {
    return Path.of(System.getProperty("jboss.server.config.dir", "."));
  }
}
