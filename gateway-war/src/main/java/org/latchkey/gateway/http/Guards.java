package org.latchkey.gateway.http;

import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.latchkey.gateway.setup.PublicUrl;

/// Puts what every request and answer must pass before all servlets, filters and WebSockets of the
/// deployment, where no later mapping can leave it out.
public final class Guards implements ServletExtension {
  @Override
  public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
    String policy = ContentSecurityPolicy.forPage(page(deployment.getClassLoader()));
    // The one added last is the outermost: headers are on the guard's own refusals, too.
    deployment.addInitialHandlerChainWrapper(
        next -> new RequestGuard(next, PublicUrl.configured()));
    deployment.addInitialHandlerChainWrapper(next -> new SecurityHeaders(next, policy));
  }

  private static String page(ClassLoader deployment) {
    try (InputStream page = deployment.getResourceAsStream("META-INF/resources/index.html")) {
      return new String(
          Objects.requireNonNull(page, "the web client is not in the deployment").readAllBytes(),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("reading the web client's page", e);
    }
  }
}
