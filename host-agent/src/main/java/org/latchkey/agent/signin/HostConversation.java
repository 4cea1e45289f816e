package org.latchkey.agent.signin;

import java.util.Arrays;
import java.util.Optional;
import org.latchkey.agent.platform.ConversationEnded;
import org.latchkey.agent.platform.PasswordChange;
import org.latchkey.agent.platform.SignInAttempt;
import org.latchkey.agent.platform.SignInResult;
import org.latchkey.agent.platform.SignInSystem;

/// The tries of one session: name, then whatever the operating system asks, until someone is
/// accepted or the tries are used up (`docs/host-sign-in.md` §2).
///
/// ```
/// state     leaves on                    to
/// naming    a well-formed name           asking
/// naming    any other name               pacing
/// asking    accepted                     the caller opens the session
/// asking    the password has expired     changing
/// asking    refused                      pacing
/// changing  changed, and then accepted   the caller opens the session
/// changing  anything else                pacing
/// pacing    the failure's time           naming, or the end when no try is left
/// any       the channel ends             ConversationEnded
/// ```
public final class HostConversation {
  private final SignInSystem system;
  private final PromptChannel channel;
  private final FailurePace pace;
  private final SignInTexts texts;
  private final int tries;

  /// @param tries how often a session may fail before it ends, 1 or more
  public HostConversation(
      SignInSystem system, PromptChannel channel, FailurePace pace, SignInTexts texts, int tries) {
    this.system = system;
    this.channel = channel;
    this.pace = pace;
    this.texts = texts;
    this.tries = tries;
  }

  /// Runs the conversation to its end.
  ///
  /// @param clientAddress where the person claims to come from
  /// @return the accepted attempt, which the caller opens and closes; nothing when all tries failed
  public Optional<SignInAttempt> run(String clientAddress)
      throws ConversationEnded, InterruptedException {
    for (int left = tries - 1; left >= 0; left--) {
      char[] typed = channel.ask(PromptKind.TEXT, texts.userName(), null);
      pace.answered();
      Optional<OsUserName> name = OsUserName.of(typed);
      Arrays.fill(typed, '\0'); // a password is sometimes typed here
      if (name.isEmpty()) {
        pace.waitOut();
        channel.tried("", SignInResult.UNKNOWN_USER, left);
        continue;
      }
      Optional<SignInAttempt> accepted = attempt(name.get().value(), clientAddress, left);
      if (accepted.isPresent()) {
        return accepted;
      }
    }
    return Optional.empty();
  }

  private Optional<SignInAttempt> attempt(String osUser, String clientAddress, int triesLeft)
      throws ConversationEnded, InterruptedException {
    PersonAtPrompts person = new PersonAtPrompts(channel, pace);
    SignInAttempt attempt = system.attempt(osUser, clientAddress, person);
    boolean accepted = false;
    try {
      SignInResult result = attempt.decide();
      PasswordChange change = PasswordChange.NOT_POSSIBLE;
      if (result == SignInResult.PASSWORD_EXPIRED) {
        change = change(osUser, attempt, person);
        result = change == PasswordChange.CHANGED ? attempt.checkAccount() : result;
      }
      if (result == SignInResult.ACCEPTED) {
        person.showHeldBack();
        accepted = true;
        return Optional.of(attempt);
      }
      pace.waitOut();
      if (result == SignInResult.PASSWORD_EXPIRED) {
        person.conclude(sentence(change));
      }
      channel.tried(osUser, result, triesLeft);
      return Optional.empty();
    } finally {
      if (!accepted) {
        attempt.close();
      }
    }
  }

  /// Only someone whose old password was right gets here, so the system's errors may be read.
  private PasswordChange change(String osUser, SignInAttempt attempt, PersonAtPrompts person)
      throws ConversationEnded {
    person.recognized();
    PasswordChange change = attempt.changePassword();
    if (change != PasswordChange.NOT_POSSIBLE) {
      channel.passwordChange(osUser, change == PasswordChange.CHANGED);
    }
    return change;
  }

  private String sentence(PasswordChange change) {
    return change == PasswordChange.FAILED ? texts.passwordNotChanged() : texts.passwordExpired();
  }
}
