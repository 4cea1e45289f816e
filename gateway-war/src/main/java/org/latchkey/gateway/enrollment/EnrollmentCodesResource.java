package org.latchkey.gateway.enrollment;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.latchkey.gateway.signin.CurrentSignIn;
import org.latchkey.protocol.fault.FaultException;

/// `POST /api/enrollment-codes`, for owners (`docs/protocol.md` §3, §4).
@Path("/enrollment-codes")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class EnrollmentCodesResource {
  @Inject CurrentSignIn current;
  @Inject EnrollmentCodes codes;

  @POST
  public Response make() throws FaultException {
    EnrollmentCodes.Made made = codes.make(current.requireOwner().account().id());
    return Response.status(Response.Status.CREATED)
        .entity(new Answer(made.code().secret(), made.expires()))
        .build();
  }

  record Answer(String code, Instant expires) {
    @Override
    public String toString() {
      return "Answer";
    }
  }
}
