package org.latchkey.agent.diagnosis;

import java.time.Clock;
import java.util.Optional;
import org.latchkey.agent.Texts;
import org.latchkey.agent.platform.Conversation;
import org.latchkey.agent.platform.ConversationEnded;
import org.latchkey.agent.platform.SignInAttempt;
import org.latchkey.agent.platform.SignInResult;
import org.latchkey.agent.platform.linux.LinuxAccounts;
import org.latchkey.agent.platform.linux.Pam;
import org.latchkey.agent.platform.linux.PamServiceFile;

/// Whether the operating system's sign-in works: a sign-in is begun for a user that does not exist,
/// and given up at the first question.
public final class SignInChecks {
  /// Too long for a name that `useradd` takes.
  static final String NOBODY = "latchkey-diagnose-begins-and-ends-no-sign-in";

  private SignInChecks() {}

  /// Looks for the service file and tries it.
  ///
  /// @param ownUid who this process is
  public static void make(PamServiceFile services, long ownUid, Findings findings) {
    Optional<String> service = services.find(ownUid == 0);
    if (service.isEmpty()) {
      missing(services, ownUid == 0, findings);
      return;
    }
    tryOut(service.get(), ownUid, findings);
  }

  static void tryOut(String name, long ownUid, Findings findings) {
    Pam pam = new Pam(name, new LinuxAccounts(Clock.systemUTC()), ownUid, false);
    try (SignInAttempt attempt = pam.attempt(NOBODY, "127.0.0.1", new GivesUp())) {
      SignInResult result = attempt.decide();
      if (result == SignInResult.SYSTEM_ERROR) {
        findings.attention(
            "sign-in",
            Texts.of("diagnose.pam-broken", name),
            Texts.of("diagnose.pam-broken.advice"));
      } else {
        findings.attention(
            "sign-in",
            Texts.of("diagnose.pam-closed", name),
            Texts.of("diagnose.pam-closed.advice"));
      }
    } catch (ConversationEnded _) {
      findings.good("sign-in", Texts.of("diagnose.pam", name));
    }
  }

  private static void missing(PamServiceFile services, boolean asRoot, Findings findings) {
    if (asRoot && services.canBeWritten()) {
      findings.unchecked("sign-in", Texts.of("diagnose.pam-unwritten"));
    } else {
      findings.attention(
          "sign-in", Texts.of("diagnose.pam-missing"), Texts.of("diagnose.pam-missing.advice"));
    }
  }

  private static final class GivesUp implements Conversation {
    @Override
    public char[] ask(String question, boolean secret) throws ConversationEnded {
      throw new ConversationEnded("a question was asked, and that is all");
    }

    @Override
    public void tell(String text, boolean error) {}
  }
}
