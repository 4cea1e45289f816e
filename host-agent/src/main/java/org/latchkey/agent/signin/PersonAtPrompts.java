package org.latchkey.agent.signin;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.platform.Conversation;
import org.latchkey.agent.platform.ConversationEnded;

/// Turns what the operating system asks and tells in one try into prompts (`docs/host-sign-in.md`
/// §2).
///
/// Information is shown at once and again with the next prompt. An error could tell one failure
/// from another, so it is kept until [#showHeldBack], which is called after success only.
final class PersonAtPrompts implements Conversation {
  private final PromptChannel channel;
  private final FailurePace pace;
  private final List<String> sinceLastQuestion = new ArrayList<>();
  private final List<String> errors = new ArrayList<>();

  PersonAtPrompts(PromptChannel channel, FailurePace pace) {
    this.channel = channel;
    this.pace = pace;
  }

  @Override
  public char[] ask(String question, boolean secret) throws ConversationEnded {
    PromptText text = PromptText.ofQuestion(question);
    if (text.detail() != null) {
      sinceLastQuestion.add(text.detail());
    }
    @Nullable String detail =
        sinceLastQuestion.isEmpty() ? null : String.join("\n", sinceLastQuestion);
    sinceLastQuestion.clear();
    char[] answer = channel.ask(secret ? PromptKind.SECRET : PromptKind.TEXT, text.label(), detail);
    pace.answered();
    return answer;
  }

  @Override
  public void tell(String text, boolean error) throws ConversationEnded {
    String statement = PromptText.ofStatement(text);
    if (statement.isEmpty()) {
      return;
    }
    if (error) {
      errors.add(statement);
    } else {
      sinceLastQuestion.add(statement);
      channel.show(statement);
    }
  }

  /// Shows what was told since the last question, errors included, and waits until it was read.
  void showHeldBack() throws ConversationEnded {
    sinceLastQuestion.addAll(errors);
    errors.clear();
    if (!sinceLastQuestion.isEmpty()) {
      var _ = channel.ask(PromptKind.NOTICE, String.join("\n", sinceLastQuestion), null);
      sinceLastQuestion.clear();
    }
  }
}
