package org.latchkey.gateway.link;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.latchkey.gateway.websocket.Receiver;
import org.latchkey.gateway.websocket.Socket;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.link.Challenge;
import org.latchkey.protocol.link.LinkCodec;
import org.latchkey.protocol.link.LinkMessage;
import org.latchkey.protocol.link.LinkNonce;
import org.latchkey.protocol.wire.MalformedException;

/// One link: drives the machine in [LinkStep] with what arrives on a socket.
///
/// While a message is handled, on a thread that may block, no further one is read: so at most one
/// message of each host is ever in memory.
final class Link implements Receiver {
  /// Does what a step asks for, beyond sending and closing. Called on threads that may block.
  interface Work {
    /// Checks a hello and says by [Link#apply] what came of it.
    void check(Link link, LinkStep.Effect.Check check);

    void up(Link link, LinkStep.Effect.Welcome welcome);

    void aboutSession(LinkStep.Effect.AboutSession about);

    /// The link is over; called once.
    void over(Link link, LinkState last, String reason);
  }

  /// A transition of the machine.
  interface Transition {
    LinkStep of(LinkState state);
  }

  private static final System.Logger LOG = System.getLogger(Link.class.getName());

  private final Socket socket;
  private final Work work;
  private final Executor executor;
  private final Clock clock;
  private final String name = UUID.randomUUID().toString();
  private final ReentrantLock lock = new ReentrantLock();
  private LinkState state;

  Link(Socket socket, LinkNonce nonce, Work work, Executor executor, Clock clock) {
    this.socket = socket;
    this.work = work;
    this.executor = executor;
    this.clock = clock;
    this.state = new LinkState.AwaitingHello(nonce, clock.instant());
    send(new Challenge(nonce));
  }

  /// Names this link among all that there ever were.
  String name() {
    return name;
  }

  String address() {
    return socket.address();
  }

  void send(LinkMessage message) {
    socket.text(LinkCodec.write(message));
  }

  /// Takes a step and does what it asks for.
  void apply(Transition transition) {
    LinkState before;
    LinkStep step;
    lock.lock();
    try {
      before = state;
      step = transition.of(before);
      state = step.next();
    } finally {
      lock.unlock();
    }
    act(before, step.effect());
  }

  private void act(LinkState before, LinkStep.Effect effect) {
    switch (effect) {
      case LinkStep.Effect.Nothing _ -> {}
      case LinkStep.Effect.Send(LinkMessage message) -> send(message);
      case LinkStep.Effect.Check check -> work.check(this, check);
      case LinkStep.Effect.Welcome welcome -> work.up(this, welcome);
      case LinkStep.Effect.AboutSession about -> work.aboutSession(about);
      case LinkStep.Effect.Close(Fault fault) -> {
        socket.close(fault);
        work.over(this, before, fault.id());
      }
    }
  }

  /// Ends the link, unless it is over.
  void close(Fault fault) {
    LinkState before = finish();
    if (!(before instanceof LinkState.Over)) {
      act(before, new LinkStep.Effect.Close(fault));
    }
  }

  boolean isOver() {
    lock.lock();
    try {
      return state instanceof LinkState.Over;
    } finally {
      lock.unlock();
    }
  }

  private LinkState finish() {
    lock.lock();
    try {
      LinkState before = state;
      state = new LinkState.Over();
      return before;
    } finally {
      lock.unlock();
    }
  }

  /// Time has gone by.
  void tick() {
    apply(now -> LinkStep.tick(now, clock.instant()));
  }

  @Override
  public void text(String message) {
    socket.suspend();
    executor.execute(() -> {
      handle(message);
      socket.resume();
    });
  }

  private void handle(String json) {
    try {
      LinkMessage message = LinkCodec.read(json);
      apply(now -> LinkStep.received(now, message, clock.instant()));
    } catch (MalformedException _) {
      close(Fault.MALFORMED);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "handling a link's message", e);
      close(Fault.INTERNAL);
    }
  }

  @Override
  public void binary(ByteBuffer message) {
    executor.execute(() -> close(Fault.MALFORMED));
  }

  @Override
  public void tooLarge() {
    executor.execute(() -> close(Fault.TOO_LARGE));
  }

  @Override
  public void closed(int code, String reason) {
    executor.execute(() -> ended("close " + code));
  }

  @Override
  public void lost() {
    executor.execute(() -> ended("lost"));
  }

  private void ended(String reason) {
    LinkState before = finish();
    if (!(before instanceof LinkState.Over)) {
      work.over(this, before, reason);
    }
  }
}
