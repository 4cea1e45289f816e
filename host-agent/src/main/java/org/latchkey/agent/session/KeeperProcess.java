package org.latchkey.agent.session;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.platform.SignInResult;
import org.latchkey.agent.signin.SignInMessage;
import org.latchkey.agent.stream.FrameConnection;
import org.latchkey.agent.worker.HostSignIn;
import org.latchkey.agent.worker.HostSignInEvent;
import org.latchkey.agent.worker.HostSignIns;

/// The keeper that is a process of its own.
public final class KeeperProcess implements HostKeeper {
  private final HostSignIn signIn;

  private KeeperProcess(HostSignIn signIn) {
    this.signIn = signIn;
  }

  public static HostKeeper.Starter startedBy(HostSignIns signIns) {
    return visit -> new KeeperProcess(signIns.start(visit.session().hex(), visit.claimedAddress()));
  }

  @Override
  public Event next() {
    return switch (signIn.next()) {
      case HostSignInEvent.Asks asks -> new Asks(asks.prompt());
      case HostSignInEvent.PasswordChange change ->
          new PasswordChange(change.osUser(), change.changed());
      case HostSignInEvent.TryFailed failed ->
          new TryFailed(auditedName(failed), failed.result().word(), failed.triesLeft());
      case HostSignInEvent.SignedIn signedIn -> new SignedIn(signedIn.osUser(), signedIn.modules());
      case HostSignInEvent.Ended ended ->
          new Ended(ended.end().fault(), "the sign-in ended: " + ended.end());
    };
  }

  /// People type passwords where a name is asked for: only names of users go into the audit log.
  private static @Nullable String auditedName(HostSignInEvent.TryFailed failed) {
    return failed.osUser().isEmpty() || failed.result() == SignInResult.UNKNOWN_USER
        ? null
        : failed.osUser();
  }

  @Override
  public void answer(SignInMessage.Answer answer) throws IOException {
    signIn.answer(answer);
  }

  @Override
  public FrameConnection worker() {
    return signIn.worker();
  }

  @Override
  public void close() {
    signIn.close();
  }
}
