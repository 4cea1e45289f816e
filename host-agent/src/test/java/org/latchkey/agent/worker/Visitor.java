package org.latchkey.agent.worker;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.latchkey.agent.signin.SignInMessage;

/// A person at a host sign-in who answers each prompt by its label, and what happened to them.
final class Visitor {
  final List<String> seen = new ArrayList<>();
  private final HostSignIn signIn;

  Visitor(HostSignIn signIn) {
    this.signIn = signIn;
  }

  /// Signs in once with this name and password and returns the first event that is no prompt.
  HostSignInEvent tryWith(String name, String password) throws IOException {
    return tryWith(name, password, password);
  }

  /// The same, with a new password where one is asked for.
  HostSignInEvent tryWith(String name, String password, String newPassword) throws IOException {
    for (HostSignInEvent event = signIn.next(); ; event = signIn.next()) {
      if (!(event instanceof HostSignInEvent.Asks(SignInMessage.Prompt prompt))) {
        return event;
      }
      seen.add(prompt.kind().word() + " " + prompt.label());
      String value =
          switch (prompt.kind()) {
            case TEXT -> name;
            case SECRET ->
                prompt.label().toLowerCase(Locale.ROOT).contains("new") ? newPassword : password;
            case NOTICE -> "";
          };
      signIn.answer(new SignInMessage.Answer(prompt.id(), value.toCharArray()));
    }
  }
}
