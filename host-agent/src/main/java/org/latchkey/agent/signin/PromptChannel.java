package org.latchkey.agent.signin;

import org.jspecify.annotations.Nullable;
import org.latchkey.agent.platform.ConversationEnded;
import org.latchkey.agent.platform.SignInResult;

/// The way to the person: prompts out, answers back.
public interface PromptChannel {
  /// Shows a prompt and waits for its answer.
  ///
  /// @return the answer; the caller wipes it
  char[] ask(PromptKind kind, String label, @Nullable String detail) throws ConversationEnded;

  /// Shows a notice without waiting for it to be read.
  void show(String label) throws ConversationEnded;

  /// Says that a password that had expired was changed, or was not. For the audit log.
  void passwordChange(String osUser, boolean changed) throws ConversationEnded;

  /// Says that a try has failed.
  ///
  /// @param osUser the name that was tried, or the empty string when it was not well formed
  /// @param result the reason, which never reaches the browser
  void tried(String osUser, SignInResult result, int triesLeft) throws ConversationEnded;
}
