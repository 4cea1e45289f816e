package org.latchkey.agent.session;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.signin.SignInMessage;
import org.latchkey.agent.stream.FrameConnection;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.identity.SessionId;

/// The host's side of one session: first the sign-in conversation, then the way to the worker. In
/// the product a process of its own, in tests a twin.
///
/// One thread calls [#next]; another may call [#answer] and [#close].
public interface HostKeeper extends AutoCloseable {
  /// What happens, in order.
  sealed interface Event {}

  record Asks(SignInMessage.Prompt prompt) implements Event {}

  /// A password that had expired was changed, or was not.
  record PasswordChange(String osUser, boolean changed) implements Event {}

  /// A try failed; with none left, [Ended] follows.
  ///
  /// @param osUser what was typed, null when it is no user's name
  /// @param reason for the audit log only
  record TryFailed(@Nullable String osUser, String reason, int triesLeft) implements Event {}

  /// The person is signed in and the worker is ready.
  ///
  /// @param modules what the worker can serve
  record SignedIn(String osUser, List<String> modules) implements Event {
    public SignedIn {
      modules = List.copyOf(modules);
    }
  }

  /// Nothing follows.
  record Ended(Fault fault, String reason) implements Event {}

  /// Whom a keeper is for.
  ///
  /// @param claimedAddress where the person comes from, by the gateway's word
  record Visit(SessionId session, String claimedAddress) {}

  /// Starts keepers.
  @FunctionalInterface
  interface Starter {
    HostKeeper start(Visit visit) throws IOException;
  }

  /// Blocks for what happens next.
  Event next();

  /// Passes an answer on and wipes it.
  void answer(SignInMessage.Answer answer) throws IOException;

  /// The frames of the worker; valid after [SignedIn].
  FrameConnection worker();

  /// Ends sign-in, worker and OS session, and wakes whoever is blocked in it.
  @Override
  void close();
}
