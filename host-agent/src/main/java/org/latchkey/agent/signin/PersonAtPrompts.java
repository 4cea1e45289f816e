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
/// from another, so it is kept until [#recognized] or [#showHeldBack], which are called only when
/// the person has proved who they are.
final class PersonAtPrompts implements Conversation {
  private final PromptChannel channel;
  private final FailurePace pace;
  private final List<String> sinceLastQuestion = new ArrayList<>();
  private final List<String> errors = new ArrayList<>();
  private boolean recognized;

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
    if (error && !recognized) {
      errors.add(statement);
    } else {
      sinceLastQuestion.add(statement);
      channel.show(statement);
    }
  }

  /// From now on errors are shown like information; those held back stand with the next prompt.
  void recognized() {
    recognized = true;
    sinceLastQuestion.addAll(errors);
    errors.clear();
  }

  /// Shows what was told since the last question and then a sentence of our own, and waits until
  /// they were read.
  void conclude(String sentence) throws ConversationEnded {
    sinceLastQuestion.add(sentence);
    showHeldBack();
  }

  /// Shows what was told since the last question, errors included, and waits until it was read.
  void showHeldBack() throws ConversationEnded {
    recognized();
    if (!sinceLastQuestion.isEmpty()) {
      var _ = channel.ask(PromptKind.NOTICE, String.join("\n", sinceLastQuestion), null);
      sinceLastQuestion.clear();
    }
  }
}
