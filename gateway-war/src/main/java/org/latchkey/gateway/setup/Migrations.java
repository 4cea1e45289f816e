package org.latchkey.gateway.setup;

import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.service.spi.SessionFactoryServiceRegistry;

/// Brings the tables up to date when the persistence unit starts, before Hibernate compares them
/// with the entities.
///
/// Hibernate calls every [Integrator] before it looks at the schema, which is the one moment that
/// comes early enough in a server and in a test alike.
public final class Migrations implements Integrator {
  @Override
  public void integrate(
      Metadata metadata, BootstrapContext context, SessionFactoryImplementor factory) {
    Map<String, Object> settings =
        context.getServiceRegistry().requireService(ConfigurationService.class).getSettings();
    run(dataSource(settings));
  }

  /// Brings the tables of this database up to date.
  static void run(DataSource database) {
    Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(database)
        .locations("classpath:db/migration")
        .failOnMissingLocations(true)
        .validateMigrationNaming(true)
        .load()
        .migrate();
  }

  private static DataSource dataSource(Map<String, Object> settings) {
    return Stream.of(JdbcSettings.JAKARTA_JTA_DATASOURCE, JdbcSettings.JAKARTA_NON_JTA_DATASOURCE)
        .map(settings::get)
        .filter(DataSource.class::isInstance)
        .map(DataSource.class::cast)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the persistence unit has no data source"));
  }

  @Override
  public void disintegrate(
      SessionFactoryImplementor factory, SessionFactoryServiceRegistry registry) {
    // nothing was started
  }
}
