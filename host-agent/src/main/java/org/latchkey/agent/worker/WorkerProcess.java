package org.latchkey.agent.worker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import org.latchkey.agent.stream.PipeFrames;

/// The worker as its keeper sees it: a process to feed and to wait for.
final class WorkerProcess {
  private static final int HEAP_MEBIBYTES = 256;
  private static final int SECONDS_TO_EXIT = 5;
  private static final int BUFFER_BYTES = 64 * 1024;

  private final Process process;
  private volatile boolean closedByAgent;

  private WorkerProcess(Process process) {
    this.process = process;
  }

  /// Starts the worker on the calling thread. It waits for [#become]. What it sends goes to the
  /// agent without passing here.
  static WorkerProcess start(JavaCommand java) throws IOException {
    ProcessBuilder builder =
        java.builder(Worker.class, HEAP_MEBIBYTES).redirectOutput(ProcessBuilder.Redirect.INHERIT);
    return new WorkerProcess(builder.start());
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /// Tells it whom to become, and from then on copies what the agent sends, unread.
  void become(PipeMessage.Become become, InputStream fromAgent) throws IOException {
    OutputStream toWorker = process.getOutputStream();
    PipeMessages.send(new PipeFrames(InputStream.nullInputStream(), toWorker), become);
    Thread.ofPlatform().daemon().name("to worker").start(() -> feed(fromAgent, toWorker));
  }

  /// Kills a worker that nobody needs, and waits until it has gone.
  void discard() {
    process.destroyForcibly();
    boolean interrupted = false;
    while (process.isAlive()) {
      try {
        process.waitFor();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// Copies until the agent closes its end or is gone; then the worker has some seconds to exit.
  private void feed(InputStream fromAgent, OutputStream toWorker) {
    try (toWorker) {
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int count = fromAgent.read(buffer); count >= 0; count = fromAgent.read(buffer)) {
        toWorker.write(buffer, 0, count);
        toWorker.flush(); // it is a keystroke as often as not
      }
      closedByAgent = true;
    } catch (IOException _) {
      return; // the worker has gone, and awaitEnd sees it
    }
    endSoon();
  }

  private void endSoon() {
    try {
      if (!process.waitFor(SECONDS_TO_EXIT, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /// Kills the worker, because the agent wants the session to end now.
  void endAtOnce() {
    closedByAgent = true;
    process.destroyForcibly();
  }

  SessionEnd awaitEnd() throws InterruptedException {
    process.waitFor();
    return closedByAgent ? SessionEnd.CLOSED : SessionEnd.WORKER_ENDED;
  }
}
