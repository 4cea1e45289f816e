package org.latchkey.gateway.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.latchkey.gateway.account.Account;
import org.latchkey.gateway.account.Email;
import org.latchkey.gateway.account.PasswordCheck;
import org.latchkey.protocol.Spec;
import org.latchkey.protocol.identity.AccountId;

@Spec("A3")
final class SignInStateTest {
  private static final Account ANN =
      new Account(new AccountId("00112233445566778899aabbccddeeff"), "ann@example.org", false);

  private static SignInState after(PasswordCheck check) {
    return new SignInState.Unproved().after(check);
  }

  @Test
  void aPasswordThatFitsSignsIn() {
    assertEquals(
        new SignInState.SignedIn(ANN, List.of(Factor.PASSWORD)),
        after(new PasswordCheck.Fits(ANN)));
  }

  @Test
  void everythingElseIsRefusedWithItsReasonForTheLog() {
    assertEquals(
        new SignInState.Refused("wrong-password", ANN.id().hex(), ANN.email()),
        after(new PasswordCheck.WrongPassword(ANN)));
    assertEquals(
        new SignInState.Refused("unknown-account", "", "bob@example.org"),
        after(new PasswordCheck.UnknownAccount(Email.of("bob@example.org").orElseThrow())));
  }

  @Test
  void whatWasTypedInPlaceOfAnAddressIsNotKept() {
    assertEquals(
        new SignInState.Refused("not-an-address", "", ""), after(new PasswordCheck.NotAnAddress()));
  }

  @Test
  void factorsAreReadAsTheyAreWritten() {
    assertEquals(List.of(Factor.PASSWORD), Factor.read(Factor.written(List.of(Factor.PASSWORD))));
  }
}
