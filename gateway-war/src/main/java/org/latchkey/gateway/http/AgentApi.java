package org.latchkey.gateway.http;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.latchkey.gateway.enrollment.EnrollResource;

/// The REST application for hosts. Its classes are listed, as in [Api].
@ApplicationPath("/agent")
public final class AgentApi extends Application {
  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(JsonBody.class, FaultMapper.class, EnrollResource.class);
  }
}
