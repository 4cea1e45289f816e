package org.latchkey.agent.session;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.latchkey.agent.signin.PromptKind;
import org.latchkey.agent.signin.SignInMessage;
import org.latchkey.agent.stream.ByteStream;
import org.latchkey.agent.stream.FrameConnection;
import org.latchkey.agent.stream.IncomingStream;
import org.latchkey.agent.stream.MemoryFrames;
import org.latchkey.agent.stream.RuleBrokenException;
import org.latchkey.agent.stream.StreamMultiplexer;
import org.latchkey.protocol.fault.Fault;

/// A keeper that asks one question, accepts one answer, and whose worker gives back what it gets.
class TestKeeper implements HostKeeper {
  static final String PASSWORD = "right";
  static final List<String> MODULES = List.of("clipboard", "control", "echo", "files", "screen");

  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final MemoryFrames.Pair pipe = MemoryFrames.pair();
  private int prompts;
  private int triesLeft = 3;

  TestKeeper() {
    prompt();
  }

  private void prompt() {
    events.add(new Asks(new SignInMessage.Prompt(++prompts, PromptKind.SECRET, "Password", null)));
  }

  @Override
  public Event next() {
    while (true) {
      try {
        return events.take();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return new Ended(Fault.INTERNAL, "interrupted");
      }
    }
  }

  @Override
  public void answer(SignInMessage.Answer answer) {
    boolean right = new String(answer.value()).equals(PASSWORD);
    answer.wipe();
    if (right) {
      startWorker();
      events.add(new SignedIn("ada", MODULES));
      return;
    }
    events.add(new TryFailed("ada", "wrong-password", --triesLeft));
    if (triesLeft == 0) {
      events.add(new Ended(Fault.OS_SIGN_IN_FAILED, "every try failed"));
    } else {
      prompt();
    }
  }

  private void startWorker() {
    StreamMultiplexer worker =
        StreamMultiplexer.accepting(pipe.right(), _ -> {}, TestKeeper::serve);
    Thread.ofVirtual()
        .start(() -> {
          try {
            worker.run();
          } catch (IOException | RuleBrokenException e) {
            worker.close();
          }
        });
  }

  private static void serve(IncomingStream incoming) throws IOException {
    try (ByteStream stream = incoming.accept()) {
      byte[] buffer = new byte[50_000];
      for (int n = stream.read(buffer, 0, buffer.length);
          n >= 0;
          n = stream.read(buffer, 0, buffer.length)) {
        stream.write(buffer, 0, n);
      }
    }
  }

  /// The worker dies.
  void crash() {
    pipe.right().close();
  }

  /// For a test that plays the worker itself.
  FrameConnection workerSide() {
    return pipe.right();
  }

  @Override
  public FrameConnection worker() {
    return pipe.left();
  }

  @Override
  public void close() {
    pipe.left().close();
    events.add(new Ended(Fault.SIGNED_OFF, "closed"));
  }
}
