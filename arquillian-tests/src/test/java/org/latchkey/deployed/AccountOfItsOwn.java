package org.latchkey.deployed;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A test with an owner of its own, signed in before each method and gone after it with all its
/// computers.
abstract class AccountOfItsOwn {
  final RunningGateway gateway;

  @SuppressWarnings("NullAway.Init") // before each test
  Browser browser;

  private String email = "";

  AccountOfItsOwn() throws IOException {
    this.gateway = new RunningGateway();
  }

  @Deployment(testable = false)
  static WebArchive accounts() {
    return ShrinkWrap.create(WebArchive.class, "test-accounts.war").addClass(TestAccounts.class);
  }

  @BeforeEach
  void signIn() throws IOException, InterruptedException {
    HttpResponse<String> made =
        gateway.send(gateway.request("/test-accounts/").POST(BodyPublishers.noBody()));
    if (made.statusCode() != 200) {
      throw new IOException("test account: " + made.statusCode() + " " + made.body());
    }
    email = made.body();
    browser = signInAgain();
  }

  /// Another browser of the same account.
  Browser signInAgain() throws IOException, InterruptedException {
    return Browser.signIn(gateway, email, gateway.password());
  }

  /// As if the account's sign-ins had last been used so many minutes earlier.
  void unusedFor(int minutes) throws IOException, InterruptedException {
    setBack(gateway.request("/test-accounts/"), minutes);
  }

  /// As if the account's sign-ins had begun so many minutes earlier.
  void begunBefore(int minutes) throws IOException, InterruptedException {
    setBack(gateway.request("/test-accounts/").header("X-Began", "yes"), minutes);
  }

  private void setBack(HttpRequest.Builder request, int minutes)
      throws IOException, InterruptedException {
    HttpResponse<String> done =
        gateway.send(
            request
                .header("X-Email", email)
                .header("X-Minutes", Integer.toString(minutes))
                .PUT(BodyPublishers.noBody()));
    if (done.statusCode() != 200) {
      throw new IOException("test account: " + done.statusCode() + " " + done.body());
    }
  }

  @AfterEach
  void removeAccount() throws IOException, InterruptedException {
    browser.signOut();
    gateway.send(gateway.request("/test-accounts/").header("X-Email", email).DELETE());
  }
}
