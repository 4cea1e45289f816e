package org.latchkey.agent.signin;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.platform.ConversationEnded;
import org.latchkey.agent.platform.SignInResult;

/// A person who answers with prepared values; everything shown is kept as a line. Notices need no
/// prepared value.
final class ScriptedChannel implements PromptChannel {
  final List<String> shown = new ArrayList<>();
  final List<SignInResult> results = new ArrayList<>();
  private final Deque<String> answers;

  ScriptedChannel(String... answers) {
    this.answers = new ArrayDeque<>(List.of(answers));
  }

  @Override
  public char[] ask(PromptKind kind, String label, @Nullable String detail)
      throws ConversationEnded {
    shown.add(kind.word() + " " + label + (detail == null ? "" : " | " + detail));
    if (kind == PromptKind.NOTICE) {
      return new char[0];
    }
    String answer = answers.poll();
    if (answer == null) {
      throw new ConversationEnded("gone");
    }
    return answer.toCharArray();
  }

  @Override
  public void show(String label) {
    shown.add("show " + label);
  }

  @Override
  public void passwordChange(String osUser, boolean changed) {
    shown.add(changed ? "password changed" : "password not changed");
  }

  @Override
  public void tried(String osUser, SignInResult result, int triesLeft) {
    shown.add("failed, left " + triesLeft);
    results.add(result);
  }
}
