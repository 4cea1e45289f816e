package org.latchkey.gateway.session;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.latchkey.gateway.http.Json;
import org.latchkey.gateway.http.RequestAddress;
import org.latchkey.gateway.signin.CurrentSignIn;
import org.latchkey.gateway.signin.SignedIn;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.fault.FaultException;
import org.latchkey.protocol.identity.ComputerId;
import org.latchkey.protocol.identity.SessionId;
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

  /// Asks for a session, or to resume one.
  ///
  /// @param body nothing, or which session is to be resumed
  @POST
  public Response ask(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String contentType,
      InputStream body)
      throws FaultException, IOException {
    SignedIn asker = current.require();
    Optional<SessionId> resume = resume(contentType, body.readNBytes(Json.MAX_BYTES + 1));
    SessionOffers.Offered offered =
        offers.offer(asker, computer(id), RequestAddress.of(request).text(), resume);
    return Response.status(Response.Status.CREATED)
        .entity(
            new Answer(
                offered.session().hex(),
                offered.ticket(),
                Base64Url.encode(offered.relayToken().secret())))
        .build();
  }

  private static Optional<SessionId> resume(@Nullable String contentType, byte[] body)
      throws FaultException {
    if (body.length == 0) {
      return Optional.empty();
    }
    if (body.length > Json.MAX_BYTES) {
      throw new FaultException(Fault.TOO_LARGE);
    }
    if (contentType == null
        || !MediaType.APPLICATION_JSON_TYPE.isCompatible(MediaType.valueOf(contentType))) {
      throw new NotSupportedException();
    }
    try {
      return Optional.of(SessionId.parse(Json.read(body, Wish.class).resume()));
    } catch (MalformedException e) {
      throw new FaultException(Fault.MALFORMED, "resume: " + e.getMessage());
    }
  }

  /// What cannot be an id is not there either.
  private static ComputerId computer(String id) throws FaultException {
    try {
      return ComputerId.parse(id);
    } catch (MalformedException _) {
      throw new FaultException(Fault.NOT_FOUND);
    }
  }

  record Wish(String resume) {}

  record Answer(String session, String ticket, String relayToken) {
    @Override
    public String toString() {
      return "Answer[session=" + session + "]";
    }
  }
}
