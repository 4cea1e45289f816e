package org.latchkey.gateway.signin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.latchkey.gateway.account.Account;
import org.latchkey.gateway.http.Json;
import org.latchkey.protocol.identity.AccountId;

final class SignInResourceTest {
  @Test
  void meHasTheFormOfTheProtocol() {
    Account ann =
        new Account(new AccountId("00112233445566778899aabbccddeeff"), "ann@example.org", true);
    assertEquals(
        "{\"account\":{\"id\":\"00112233445566778899aabbccddeeff\",\"email\":\"ann@example.org\","
            + "\"owner\":true},\"csrf\":\"c\"}",
        new String(Json.write(new SignInResource.Me(SignInResource.Person.of(ann), "c")), UTF_8));
  }
}
