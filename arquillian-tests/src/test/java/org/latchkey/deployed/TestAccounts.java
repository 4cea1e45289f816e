package org.latchkey.deployed;

import jakarta.annotation.Resource;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;

/// Runs in the server, for tests only: makes an owner with the first owner's password, and removes
/// it with everything that belongs to it. So tests leave the list of computers that stories look at
/// alone. It also makes an account's sign-ins older than they are, so that no test waits for hours.
@WebServlet("/")
public class TestAccounts extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Resource(lookup = "java:jboss/datasources/LatchkeyDS")
  @SuppressWarnings("NullAway.Init") // by the container
  private transient DataSource database;

  /// Answers with the new account's e-mail address.
  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    byte[] random = new byte[16];
    ThreadLocalRandom.current().nextBytes(random);
    String id = HexFormat.of().formatHex(random);
    String email = "test-" + id + "@localhost.localdomain";
    change(
        "insert into account (id, email, email_key, password_hash, is_owner, created)"
            + " select ?, ?, ?, password_hash, true, created from account"
            + " where is_owner order by created, id fetch first 1 row only",
        id,
        email,
        email);
    response.getWriter().print(email);
  }

  /// Sets back when this account's sign-ins began, or were last used, by so many minutes.
  @Override
  protected void doPut(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    String column = request.getHeader("X-Began") == null ? "last_used" : "created";
    change(
        "update sign_in set %1$s = %1$s - cast(? as integer) * interval '1' minute"
                .formatted(column)
            + " where account_id in (select id from account where email_key = ?)",
        request.getHeader("X-Minutes"),
        request.getHeader("X-Email"));
  }

  @Override
  protected void doDelete(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    String email = request.getHeader("X-Email");
    if (!email.startsWith("test-")) {
      throw new ServletException("not an account of ours");
    }
    for (String table : List.of("enrollment_code", "computer", "sign_in")) {
      change(
          "delete from "
              + table
              + " where account_id in (select id from account where email_key = ?)",
          email);
    }
    change("delete from account where email_key = ?", email);
  }

  private void change(String sql, String... values) throws ServletException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new ServletException(e);
    }
  }
}
