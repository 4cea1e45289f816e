package org.latchkey.gateway.http;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.latchkey.protocol.fault.Fault;

/// Serves the web client: exactly the files that were in the deployment when it started, by name
/// out of a map, so that no path leads anywhere else.
///
/// Names carry no version, so browsers ask each time and are told by the content's hash whether
/// theirs is still it. (A time would lie: a reproducible build gives every version the same.)
@WebServlet(urlPatterns = "/", loadOnStartup = 1)
public final class StaticFiles extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private transient Map<String, StaticFile> files = Map.of();

  @Override
  public void init() throws ServletException {
    Map<String, StaticFile> found = new HashMap<>();
    try {
      collect(getServletContext(), "/", found);
    } catch (IOException e) {
      throw new ServletException("reading the web client", e);
    }
    StaticFile page = found.get("/index.html");
    if (page == null) {
      throw new ServletException("the web client is not in the deployment");
    }
    found.put("/", page);
    files = Map.copyOf(found);
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    StaticFile file = files.get(path(request));
    if (file == null) {
      Problems.send(response, Problem.of(Fault.NOT_FOUND));
      return;
    }
    response.setHeader("ETag", file.tag());
    response.setHeader("Cache-Control", "no-cache");
    String known = request.getHeader("If-None-Match");
    if (known != null && file.isNamedBy(known)) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    response.setContentType(file.contentType());
    response.setContentLength(file.length());
    response.getOutputStream().write(file.content());
  }

  private static String path(HttpServletRequest request) {
    String rest = request.getPathInfo();
    return rest == null ? request.getServletPath() : request.getServletPath() + rest;
  }

  private static void collect(ServletContext context, String folder, Map<String, StaticFile> into)
      throws IOException {
    @Nullable Set<String> paths = context.getResourcePaths(folder);
    if (paths == null) {
      return;
    }
    for (String path : paths) {
      if (path.startsWith("/WEB-INF") || path.startsWith("/META-INF")) {
        continue;
      }
      if (path.endsWith("/")) {
        collect(context, path, into);
      } else {
        try (InputStream in = context.getResourceAsStream(path)) {
          if (in != null) {
            into.put(path, new StaticFile(path, in.readAllBytes()));
          }
        }
      }
    }
  }
}
