package org.latchkey.agent.worker;

import java.util.List;
import java.util.Map;
import org.latchkey.agent.log.LogTerms;
import org.latchkey.agent.platform.Account;
import org.latchkey.agent.platform.Identity;
import org.latchkey.agent.platform.SignInResult;
import org.latchkey.agent.signin.SignInMessage;

/// The control messages between agent, keeper and worker (`docs/host-sign-in.md` §1).
///
/// [PipeMessages] reads and writes them.
sealed interface PipeMessage {

  /// Agent to keeper, first: how to sign in.
  ///
  /// @param tries how often the session may fail
  /// @param screenLock for the worker
  record Begin(
      String service,
      String clientAddress,
      int tries,
      boolean superuserAllowed,
      ScreenLock screenLock,
      LogTerms log)
      implements PipeMessage {}

  /// Keeper to agent.
  record Asked(SignInMessage.Prompt prompt) implements PipeMessage {}

  /// Agent to keeper.
  record Answered(SignInMessage.Answer answer) implements PipeMessage {}

  /// Keeper to agent: a password that had expired was changed, or was not.
  record PasswordChange(String osUser, boolean changed) implements PipeMessage {}

  /// Keeper to agent: a try has failed. `osUser` is empty when the name was not well formed.
  record Tried(String osUser, SignInResult result, int triesLeft) implements PipeMessage {}

  /// Keeper to agent: the verified fact of who signed in.
  record Accepted(String osUser, Identity identity) implements PipeMessage {}

  /// Keeper to worker, first: whom to become, and what that user's programs get as environment.
  record Become(
      Account account,
      Identity identity,
      Map<String, String> environment,
      ScreenLock screenLock,
      LogTerms log,
      Afterthought late)
      implements PipeMessage {
    Become with(Afterthought other) {
      return new Become(account, identity, environment, screenLock, log, other);
    }
  }

  /// What a worker that was started before the session was opened has not inherited from it.
  ///
  /// @param umask permission bits that new files do not get, 0 … 0777
  /// @param findsUserKeys whether its keyring lacks the link to the user's own
  record Afterthought(int umask, boolean findsUserKeys) {
    static final Afterthought NONE = new Afterthought(0022, false);
  }

  /// Worker to agent: it is the user now.
  record Ready(List<String> modules) implements PipeMessage {}
}
