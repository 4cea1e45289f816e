package org.latchkey.deployed;

import java.io.IOException;
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

  @AfterEach
  void removeAccount() throws IOException, InterruptedException {
    browser.signOut();
    gateway.send(gateway.request("/test-accounts/").header("X-Email", email).DELETE());
  }
}
