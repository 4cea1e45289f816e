package org.latchkey.agent.signin;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.latchkey.agent.platform.Account;
import org.latchkey.agent.platform.Conversation;
import org.latchkey.agent.platform.ConversationEnded;
import org.latchkey.agent.platform.PasswordChange;
import org.latchkey.agent.platform.SignInAttempt;
import org.latchkey.agent.platform.SignInResult;
import org.latchkey.agent.platform.SignInSystem;

/// An operating system with one user, `anna`, whose password is `right`. The password of `otto` has
/// expired. Deciding takes some time of a hand-moved clock, less for unknown users. Other names get
/// the result they spell.
final class TwinSystem implements SignInSystem {
  final List<String> closed = new ArrayList<>();
  SignInResult afterChange = SignInResult.ACCEPTED;
  private final HandMovedClock clock;

  TwinSystem(HandMovedClock clock) {
    this.clock = clock;
  }

  @Override
  public SignInAttempt attempt(String userName, String clientAddress, Conversation conversation) {
    return new SignInAttempt() {
      @Override
      public SignInResult decide() throws ConversationEnded {
        conversation.tell("Welcome from " + clientAddress, false);
        String password = new String(conversation.ask("Password: ", true));
        if (userName.equals("anna")) {
          clock.pass(Duration.ofMillis(150));
          return password.equals("right") ? SignInResult.ACCEPTED : SignInResult.WRONG_PASSWORD;
        }
        if (userName.equals("otto") && !password.equals("old")) {
          return SignInResult.WRONG_PASSWORD;
        }
        conversation.tell("Something about " + userName, true);
        return userName.equals("otto")
            ? SignInResult.PASSWORD_EXPIRED
            : SignInResult.ofWord(userName);
      }

      @Override
      public PasswordChange changePassword() throws ConversationEnded {
        if (!userName.equals("otto")) {
          return PasswordChange.NOT_POSSIBLE;
        }
        if (!new String(conversation.ask("New password: ", true)).equals("weak")) {
          return PasswordChange.CHANGED;
        }
        conversation.tell("Too weak", true);
        return PasswordChange.FAILED;
      }

      @Override
      public SignInResult checkAccount() {
        return afterChange;
      }

      @Override
      public Account account() {
        return new Account(userName, 1000, 1000, Path.of("/"), "/bin/sh");
      }

      @Override
      public Map<String, String> openSession() {
        return Map.of();
      }

      @Override
      public void close() {
        closed.add(userName);
      }
    };
  }
}
