package org.latchkey.agent.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.seal.BrowserDoor;
import org.latchkey.agent.seal.ChannelBinding;
import org.latchkey.agent.seal.MemoryCarrier;
import org.latchkey.agent.seal.OpeningFailedException;
import org.latchkey.agent.seal.Resumption;
import org.latchkey.agent.seal.SealedChannel;
import org.latchkey.agent.stream.CountedFrames;
import org.latchkey.agent.stream.Frame;
import org.latchkey.agent.stream.FrameConnection;
import org.latchkey.agent.stream.RuleBrokenException;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.wire.Bytes;

/// A browser's frames over one channel after the other, as the web client has them: whoever uses it
/// sees one connection, whatever becomes of its carriers.
final class ResumingFrames implements FrameConnection {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int MOST_TRIES = 2_000;

  private final SessionFixture host;
  private final ChannelBinding first;
  private final Supplier<MemoryCarrier.Pair> carriers;
  private final ReentrantLock lock = new ReentrantLock();
  private final CountedFrames counted = new CountedFrames();
  private SealedChannel channel;
  private List<Resumption> known;
  private int tickets;
  private int resumed;
  private volatile boolean closed;

  /// @param carriers a fresh carrier for each try
  ResumingFrames(
      SessionFixture host,
      ChannelBinding first,
      BrowserDoor.Opened opened,
      Supplier<MemoryCarrier.Pair> carriers) {
    this.host = host;
    this.first = first;
    this.carriers = carriers;
    this.channel = opened.channel();
    this.known = List.of(opened.next());
  }

  /// How often the session was resumed, as far as the browser knows.
  int resumed() {
    lock.lock();
    try {
      return resumed;
    } finally {
      lock.unlock();
    }
  }

  List<Resumption> known() {
    lock.lock();
    try {
      return known;
    } finally {
      lock.unlock();
    }
  }

  /// The carrier is lost.
  void cut() {
    current().close(Fault.CARRIER_LOST);
  }

  private SealedChannel current() {
    lock.lock();
    try {
      return channel;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public @Nullable Frame receive() throws IOException, RuleBrokenException {
    while (!closed) {
      SealedChannel now = current();
      Frame frame;
      try {
        frame = now.receive();
      } catch (IOException e) {
        frame = null;
      }
      if (frame == null) {
        resume(now);
      } else if (passes(frame)) {
        return frame;
      }
    }
    return null;
  }

  private boolean passes(Frame frame) throws RuleBrokenException {
    lock.lock();
    try {
      if (frame instanceof Frame.Received received) {
        counted.confirmed(received.frames());
        return false;
      }
      if (CountedFrames.counts(frame) && counted.received(frame)) {
        sendNow(new Frame.Received(counted.state()));
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void send(Frame frame) {
    lock.lock();
    try {
      if (CountedFrames.counts(frame)) {
        counted.sent(frame);
      }
      sendNow(frame);
    } finally {
      lock.unlock();
    }
  }

  private void sendNow(Frame frame) {
    try {
      channel.send(frame);
    } catch (IOException e) {
      // It is kept, and whoever receives notices the loss.
    }
  }

  private void resume(SealedChannel lost) throws IOException, RuleBrokenException {
    lost.close(Fault.CARRIER_LOST);
    lock.lock();
    try {
      for (int i = 0; i < MOST_TRIES && !closed; i++) {
        if (tryOnce()) {
          resumed++;
          return;
        }
        Thread.onSpinWait();
      }
    } finally {
      lock.unlock();
    }
    if (!closed) {
      throw new IOException("the session cannot be resumed");
    }
  }

  private boolean tryOnce() throws RuleBrokenException {
    MemoryCarrier.Pair carrier = carriers.get();
    ChannelBinding binding =
        new ChannelBinding(first.computer(), first.session(), "ticket " + ++tickets);
    if (host.sessions.resume(new TestRequest(binding, carrier.host())).isPresent()) {
      return false;
    }
    try {
      BrowserDoor.Opened opened = host.open(binding, carrier, known);
      remember(opened.next());
      return greet(opened.channel());
    } catch (IOException | OpeningFailedException e) {
      return false;
    }
  }

  /// Which of the two the host has, only its next hello can tell.
  private void remember(Resumption next) {
    List<Resumption> both = new ArrayList<>();
    known.stream().filter(one -> one.resumptions() == next.resumptions() - 1).forEach(both::add);
    both.add(next);
    known = List.copyOf(both);
  }

  private boolean greet(SealedChannel opened) throws IOException, RuleBrokenException {
    String greeting = "{\"type\":\"resume\",\"received\":" + counted.state() + "}";
    opened.send(new Frame.Data(0, Bytes.view(greeting.getBytes(StandardCharsets.UTF_8))));
    for (Frame frame = opened.receive(); frame != null; frame = opened.receive()) {
      if (frame instanceof Frame.Data data && data.stream() == 0) {
        JsonNode said = JSON.readTree(data.payload().toArray());
        if (said.get("type").asText().equals("resumed")) {
          counted.confirmed(said.get("received").asLong());
          channel = opened;
          known = List.of(known.getLast());
          counted.unconfirmed().forEach(this::sendNow);
          return true;
        }
      }
    }
    return false;
  }

  @Override
  public void close() {
    closed = true;
    current().close(Fault.CARRIER_LOST);
  }
}
