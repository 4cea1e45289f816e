package org.latchkey.gateway.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.latchkey.gateway.account.Account;
import org.latchkey.gateway.account.Password;
import org.latchkey.gateway.http.RequestAddress;
import org.latchkey.protocol.fault.FaultException;

/// `sign-in`, `sign-out` and `me` of `docs/protocol.md` §3.
@Path("/")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SignInResource {
  @Inject SignInDesk desk;
  @Inject CurrentSignIn current;
  @Inject CsrfToken csrf;
  @Inject HttpServletRequest request;

  @POST
  @Path("sign-in")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response signIn(SignInRequest body) throws FaultException {
    SessionId id =
        desk.signIn(
            body.email(),
            body.password(),
            RequestAddress.of(request).text(),
            SignInCookie.of(request));
    return Response.ok(new SignInAnswer("signed-in"))
        .header(HttpHeaders.SET_COOKIE, SignInCookie.giving(id))
        .build();
  }

  @POST
  @Path("sign-out")
  public Response signOut() {
    SignInCookie.of(request).ifPresent(id -> desk.signOut(id, RequestAddress.of(request).text()));
    return Response.noContent().header(HttpHeaders.SET_COOKIE, SignInCookie.taking()).build();
  }

  @GET
  @Path("me")
  public Me me() throws FaultException {
    SignedIn signedIn = current.require();
    return new Me(Person.of(signedIn.account()), csrf.of(signedIn));
  }

  record SignInRequest(String email, Password password) {}

  record SignInAnswer(String state) {}

  record Me(Person account, String csrf) {}

  record Person(String id, String email, boolean owner) {
    static Person of(Account account) {
      return new Person(account.id().hex(), account.email(), account.owner());
    }
  }
}
