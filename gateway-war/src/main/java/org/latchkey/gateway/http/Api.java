package org.latchkey.gateway.http;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.latchkey.gateway.computer.ComputersResource;
import org.latchkey.gateway.enrollment.EnrollmentCodesResource;
import org.latchkey.gateway.session.SessionsResource;
import org.latchkey.gateway.signin.CsrfGuard;
import org.latchkey.gateway.signin.SignInResource;

/// The REST application for browsers. Its classes are listed, so that nothing answers under `/api`
/// that was not put here.
@ApplicationPath("/api")
public final class Api extends Application {
  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(
        JsonBody.class,
        FaultMapper.class,
        CsrfGuard.class,
        HealthResource.class,
        ComputersResource.class,
        EnrollmentCodesResource.class,
        SessionsResource.class,
        SignInResource.class);
  }
}
