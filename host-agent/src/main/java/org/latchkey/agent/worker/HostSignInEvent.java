package org.latchkey.agent.worker;

import java.util.List;
import org.latchkey.agent.platform.Identity;
import org.latchkey.agent.platform.SignInResult;
import org.latchkey.agent.signin.SignInMessage;

/// What happens in a host sign-in, in order.
public sealed interface HostSignInEvent {
  /// The host asks or tells; the answer goes to [HostSignIn#answer].
  record Asks(SignInMessage.Prompt prompt) implements HostSignInEvent {}

  /// A password that had expired was changed, or was not. For the host's audit log.
  record PasswordChange(String osUser, boolean changed) implements HostSignInEvent {}

  /// A try failed. Only `triesLeft` may leave the host; the rest is for its audit log.
  ///
  /// @param osUser the name that was tried; empty when it was not well formed
  record TryFailed(String osUser, SignInResult result, int triesLeft) implements HostSignInEvent {}

  /// The person is signed in and the worker is ready.
  ///
  /// @param identity verified by the operating system
  /// @param modules what the worker can serve; what the session may use is another question
  record SignedIn(String osUser, Identity identity, List<String> modules)
      implements HostSignInEvent {
    public SignedIn {
      modules = List.copyOf(modules);
    }
  }

  /// It is over without, or after, a sign-in. Nothing follows.
  record Ended(SessionEnd end) implements HostSignInEvent {}
}
