package org.latchkey.gateway.enrollment;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import org.latchkey.gateway.audit.RefusalAudit;
import org.latchkey.gateway.http.RequestAddress;
import org.latchkey.protocol.audit.AuditEvent;
import org.latchkey.protocol.enrollment.EnrollmentRequest;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.fault.FaultException;
import org.latchkey.protocol.wire.MalformedException;

/// `POST /agent/enroll` (`docs/protocol.md` §4).
@Path("/enroll")
@RequestScoped
public class EnrollResource {
  @Inject Enrollments enrollments;
  @Inject RefusalAudit refusals;
  @Inject HttpServletRequest request;

  /// Answers 201, or `malformed`, or `enrollment-refused` for every other reason.
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response enroll(InputStream body) throws FaultException, IOException {
    EnrollmentRequest wanted = read(body);
    String address = RequestAddress.of(request).text();
    return switch (enrollments.enroll(wanted, address)) {
      case Enrollments.Outcome.Enrolled(var answer) ->
          Response.status(Response.Status.CREATED).entity(answer.json().getBytes(UTF_8)).build();
      case Enrollments.Outcome.Refused(var reason) -> {
        refusals.write(
            AuditEvent.of("enrollment.refused")
                .with("name", wanted.name().text())
                .with("fingerprint", wanted.keys().fingerprint().text())
                .with("address", address),
            reason);
        throw new FaultException(Fault.ENROLLMENT_REFUSED);
      }
    };
  }

  private static EnrollmentRequest read(InputStream body) throws FaultException, IOException {
    byte[] bytes = body.readNBytes(EnrollmentRequest.LONGEST_BYTES + 1);
    try {
      return EnrollmentRequest.read(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException _) {
      throw new FaultException(Fault.MALFORMED, "the body must be UTF-8");
    } catch (MalformedException e) {
      throw new FaultException(Fault.MALFORMED, e.getMessage());
    }
  }
}
