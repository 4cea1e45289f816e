package org.latchkey.agent.worker;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.platform.ConversationEnded;
import org.latchkey.agent.platform.SignInResult;
import org.latchkey.agent.signin.PromptChannel;
import org.latchkey.agent.signin.PromptKind;
import org.latchkey.agent.signin.SignInMessage;
import org.latchkey.agent.stream.FrameConnection;
import org.latchkey.agent.stream.RuleBrokenException;

/// The keeper's way to the person: prompts and answers as messages on the agent's pipe.
final class PipePrompts implements PromptChannel {
  private static final System.Logger LOG = System.getLogger("org.latchkey.agent.worker");

  private final FrameConnection agent;
  private int lastId;

  PipePrompts(FrameConnection agent) {
    this.agent = agent;
  }

  @Override
  public char[] ask(PromptKind kind, String label, @Nullable String detail)
      throws ConversationEnded {
    int id = prompt(kind, label, detail);
    while (true) {
      if (receive() instanceof PipeMessage.Answered(SignInMessage.Answer answer)) {
        if (answer.id() == id) {
          return answer.value();
        }
        answer.wipe(); // to a notice that is no longer open
      } else {
        throw new ConversationEnded("the agent sent something else than an answer");
      }
    }
  }

  @Override
  public void show(String label) throws ConversationEnded {
    prompt(PromptKind.NOTICE, label, null);
  }

  @Override
  public void passwordChange(String osUser, boolean changed) throws ConversationEnded {
    send(new PipeMessage.PasswordChange(osUser, changed));
  }

  @Override
  public void tried(String osUser, SignInResult result, int triesLeft) throws ConversationEnded {
    LOG.log(System.Logger.Level.DEBUG, "a try failed: " + result.word());
    send(new PipeMessage.Tried(osUser, result, triesLeft));
  }

  private int prompt(PromptKind kind, String label, @Nullable String detail)
      throws ConversationEnded {
    int id = ++lastId;
    LOG.log(System.Logger.Level.DEBUG, "prompt " + id + ": " + kind.word());
    send(new PipeMessage.Asked(new SignInMessage.Prompt(id, kind, label, detail)));
    return id;
  }

  private void send(PipeMessage message) throws ConversationEnded {
    try {
      PipeMessages.send(agent, message);
    } catch (IOException _) {
      throw new ConversationEnded("the agent has gone");
    }
  }

  private PipeMessage receive() throws ConversationEnded {
    try {
      return PipeMessages.receive(agent);
    } catch (IOException | RuleBrokenException e) {
      throw new ConversationEnded("no answer from the agent: " + e.getMessage());
    }
  }
}
