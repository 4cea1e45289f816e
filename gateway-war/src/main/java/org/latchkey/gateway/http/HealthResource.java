package org.latchkey.gateway.http;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.fault.FaultException;

/// Whether this gateway can serve: it is deployed, and its database answers.
@Path("/health")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class HealthResource {
  @Inject EntityManager entities;

  @GET
  public Health health() throws FaultException {
    try {
      entities.createNativeQuery("select 1").getSingleResult();
      return new Health("up");
    } catch (PersistenceException _) {
      throw new FaultException(Fault.UNAVAILABLE);
    }
  }

  record Health(String status) {}
}
