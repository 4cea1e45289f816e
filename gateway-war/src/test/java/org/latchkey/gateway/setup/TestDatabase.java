package org.latchkey.gateway.setup;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityTransaction;
import java.util.List;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.jspecify.annotations.Nullable;

/// A new H2 database in memory, with the tables as Flyway makes them and Hibernate comparing, as in
/// the server.
public final class TestDatabase implements AutoCloseable {
  private final SessionFactory factory;

  public TestDatabase(Class<?>... entities) {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(
        "jdbc:h2:mem:"
            + UUID.randomUUID()
            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
            + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000");
    source.setUser("latchkey");
    Configuration configuration = new Configuration();
    configuration.getProperties().put(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, source);
    configuration.setProperty(SchemaToolingSettings.HBM2DDL_AUTO, "validate");
    configuration.setProperty(JdbcSettings.JDBC_TIME_ZONE, "UTC");
    List.of(entities).forEach(configuration::addAnnotatedClass);
    factory = configuration.buildSessionFactory();
  }

  /// Does this in a transaction, as `@Transactional` would.
  public <T extends @Nullable Object, E extends Exception> T transaction(Work<T, E> work) throws E {
    try (EntityManager entities = factory.createEntityManager()) {
      EntityTransaction transaction = entities.getTransaction();
      transaction.begin();
      try {
        T result = work.in(entities);
        transaction.commit();
        return result;
      } finally {
        if (transaction.isActive()) {
          transaction.rollback();
        }
      }
    }
  }

  /// Runs one statement, as somebody with the database in hand would.
  public int execute(String sql) {
    return transaction(entities -> entities.createNativeQuery(sql).executeUpdate());
  }

  @Override
  public void close() {
    factory.close();
  }

  /// What is done in a transaction.
  public interface Work<T extends @Nullable Object, E extends Exception> {
    T in(EntityManager entities) throws E;
  }
}
