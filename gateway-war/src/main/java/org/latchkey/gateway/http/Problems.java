package org.latchkey.gateway.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.latchkey.protocol.fault.Fault;

/// Answers what the container refuses by itself, or what a servlet threw, as a [Problem]. Asked for
/// directly, it is not there.
@WebServlet("/error")
public final class Problems extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    send(response, problem(request));
  }

  static void send(HttpServletResponse response, Problem problem) throws IOException {
    byte[] json = problem.json();
    response.setStatus(problem.status());
    response.setContentType(Problem.MEDIA_TYPE);
    response.setContentLength(json.length);
    response.getOutputStream().write(json);
  }

  private static Problem problem(HttpServletRequest request) {
    if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown) {
      return FaultMapper.internal(thrown);
    }
    return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
        ? FaultMapper.ofStatus(status)
        : Problem.of(Fault.NOT_FOUND);
  }
}
