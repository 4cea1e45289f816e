package org.latchkey.gateway.session;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.latchkey.gateway.http.RequestAddress;
import org.latchkey.gateway.signin.CurrentSignIn;
import org.latchkey.gateway.signin.SignedIn;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.fault.FaultException;
import org.latchkey.protocol.identity.ComputerId;
import org.latchkey.protocol.wire.Base64Url;
import org.latchkey.protocol.wire.MalformedException;

/// `POST /api/computers/{id}/sessions` (`docs/protocol.md` §3).
@Path("/computers/{id}/sessions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SessionsResource {
  @Inject CurrentSignIn current;
  @Inject SessionOffers offers;
  @Inject HttpServletRequest request;

  @POST
  public Response ask(@PathParam("id") String id) throws FaultException {
    SignedIn asker = current.require();
    SessionOffers.Offered offered =
        offers.offer(asker, computer(id), RequestAddress.of(request).text());
    return Response.status(Response.Status.CREATED)
        .entity(
            new Answer(
                offered.session().hex(),
                offered.ticket(),
                Base64Url.encode(offered.relayToken().secret())))
        .build();
  }

  /// What cannot be an id is not there either.
  private static ComputerId computer(String id) throws FaultException {
    try {
      return ComputerId.parse(id);
    } catch (MalformedException _) {
      throw new FaultException(Fault.NOT_FOUND);
    }
  }

  record Answer(String session, String ticket, String relayToken) {
    @Override
    public String toString() {
      return "Answer[session=" + session + "]";
    }
  }
}
