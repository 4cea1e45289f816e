package org.latchkey.gateway.http;

import io.undertow.server.RequestTooBigException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.fault.FaultException;

/// Turns whatever a REST resource threw into a [Problem]. What was not foreseen is `internal`, with
/// a number that stands in the log beside the stack trace; nothing of the trace goes out.
@Provider
public final class FaultMapper implements ExceptionMapper<Throwable> {
  private static final System.Logger LOG = System.getLogger(FaultMapper.class.getName());

  @Override
  public Response toResponse(Throwable thrown) {
    return switch (thrown) {
      case FaultException refusal -> Problem.of(refusal).response();
      case WebApplicationException refusal -> ofTheContainer(refusal.getResponse());
      default -> {
        FaultException cause = refusalBehind(thrown);
        yield cause == null ? internal(thrown).response() : Problem.of(cause).response();
      }
    };
  }

  /// Writes the mistake down and says under which number.
  static Problem internal(@Nullable Throwable mistake) {
    String number = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    LOG.log(System.Logger.Level.ERROR, "mistake number " + number, mistake);
    return Problem.of(
        Fault.INTERNAL, Fault.INTERNAL.httpStatus(), "The number to look for is " + number + ".");
  }

  private static Response ofTheContainer(Response response) {
    if (response.getStatus() < 400 || isProblem(response.getMediaType())) {
      return response;
    }
    Problem problem = ofStatus(response.getStatus());
    Response.ResponseBuilder answer = Response.fromResponse(problem.response());
    String allow = response.getHeaderString(HttpHeaders.ALLOW);
    return allow == null ? answer.build() : answer.header(HttpHeaders.ALLOW, allow).build();
  }

  private static boolean isProblem(@Nullable MediaType type) {
    return type != null && type.toString().equals(Problem.MEDIA_TYPE);
  }

  /// What a status of the container's own making means in our words.
  static Problem ofStatus(int status) {
    return switch (status) {
      case 401 -> Problem.of(Fault.UNAUTHENTICATED);
      case 403 -> Problem.of(Fault.FORBIDDEN);
      case 404 -> Problem.of(Fault.NOT_FOUND);
      case 413 -> Problem.of(Fault.TOO_LARGE);
      case 429 -> Problem.of(Fault.TOO_MANY);
      case 503 -> Problem.of(Fault.UNAVAILABLE);
      default ->
          status >= 400 && status < 500
              ? Problem.of(Fault.MALFORMED, status, null)
              : Problem.of(Fault.INTERNAL);
    };
  }

  /// A body longer than the listener's own limit shows as an exception of the server's, deep down.
  private static @Nullable FaultException refusalBehind(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof FaultException refusal) {
        return refusal;
      }
      if (cause instanceof RequestTooBigException) {
        return new FaultException(Fault.TOO_LARGE);
      }
    }
    return null;
  }
}
