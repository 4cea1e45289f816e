package org.latchkey.gateway.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.fault.FaultException;

/// A refusal as `application/problem+json` (RFC 9457, `docs/protocol.md` §2).
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(String type, String title, int status, @Nullable String detail) {
  public static final String MEDIA_TYPE = "application/problem+json";

  public static Problem of(Fault fault) {
    return of(fault, fault.httpStatus(), null);
  }

  public static Problem of(FaultException refusal) {
    return of(refusal.fault(), refusal.fault().httpStatus(), refusal.detail());
  }

  /// The fault under another status than its own: 405, 415 and the like, which are `malformed`.
  static Problem of(Fault fault, int status, @Nullable String detail) {
    return new Problem(fault.type(), fault.sentence(), status, detail);
  }

  public Response response() {
    return Response.status(status).type(MEDIA_TYPE).entity(json()).build();
  }

  byte[] json() {
    return Json.write(this);
  }
}
