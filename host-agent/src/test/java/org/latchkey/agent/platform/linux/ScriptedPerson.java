package org.latchkey.agent.platform.linux;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.latchkey.agent.platform.Conversation;
import org.latchkey.agent.platform.ConversationEnded;

/// A person who gives prepared answers and remembers what was asked and told.
final class ScriptedPerson implements Conversation {
  private final Deque<String> answers;
  final List<String> heard = new ArrayList<>();
  final List<char[]> given = new ArrayList<>();

  ScriptedPerson(String... answers) {
    this.answers = new ArrayDeque<>(List.of(answers));
  }

  @Override
  public char[] ask(String question, boolean secret) throws ConversationEnded {
    heard.add((secret ? "secret " : "text ") + question);
    String answer = answers.poll();
    if (answer == null) {
      throw new ConversationEnded("no more answers");
    }
    char[] characters = answer.toCharArray();
    given.add(characters);
    return characters;
  }

  @Override
  public void tell(String text, boolean error) {
    heard.add((error ? "error " : "info ") + text);
  }
}
