package org.latchkey.agent.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.latchkey.protocol.Spec;
import org.latchkey.protocol.wire.Bytes;

@Spec("A9")
class CountedFramesTest {
  private static Frame frame(int number, int bytes) {
    byte[] payload = new byte[bytes];
    payload[0] = (byte) number;
    return new Frame.Data(1 + number % 7, Bytes.view(payload));
  }

  @Test
  void whateverIsLostEveryFrameArrivesOnceAndInOrder() throws RuleBrokenException {
    for (int seed = 0; seed < 200; seed++) {
      play(new Random(seed));
    }
  }

  /// One side sends; the wire is cut at random and loses what is on it; statements are lost, too.
  private static void play(Random random) throws RuleBrokenException {
    CountedFrames sender = new CountedFrames();
    CountedFrames receiver = new CountedFrames();
    Deque<Frame> wire = new ArrayDeque<>();
    List<Frame> sent = new ArrayList<>();
    List<Frame> arrived = new ArrayList<>();
    while (sent.size() < 300 || !wire.isEmpty() || receiver.hasNews()) {
      int event = random.nextInt(20);
      if (event < 9 && sent.size() < 300) {
        Frame frame = frame(sent.size(), 1 + random.nextInt(5_000));
        sender.sent(frame);
        sent.add(frame);
        wire.addLast(frame);
      } else if (event < 18 && !wire.isEmpty()) {
        Frame frame = wire.removeFirst();
        arrived.add(frame);
        if (receiver.received(frame) && random.nextBoolean()) {
          sender.confirmed(receiver.state());
        }
      } else if (event == 18) {
        wire.clear();
        sender.confirmed(receiver.state());
        wire.addAll(sender.unconfirmed());
      } else if (wire.isEmpty()) {
        sender.confirmed(receiver.state());
      }
    }
    assertEquals(sent, arrived);
    sender.confirmed(receiver.state());
    assertEquals(List.of(), sender.unconfirmed());
    assertEquals(0, sender.keptBytes());
  }

  @Test
  void aCountThatGoesBackOrBeyondBreaksARule() throws RuleBrokenException {
    CountedFrames counted = new CountedFrames();
    for (int i = 0; i < 5; i++) {
      counted.sent(frame(i, 1));
    }
    counted.confirmed(3);
    counted.confirmed(3);
    assertThrows(RuleBrokenException.class, () -> counted.confirmed(2));
    assertThrows(RuleBrokenException.class, () -> counted.confirmed(6));
    assertEquals(2, counted.unconfirmed().size());
  }

  @Test
  void itIsTimeToStateAfterManyFramesOrManyBytes() {
    CountedFrames frames = new CountedFrames();
    for (int i = 1; i < CountedFrames.STATE_AFTER_FRAMES; i++) {
      assertFalse(frames.received(frame(i, 1)));
    }
    assertTrue(frames.received(frame(0, 1)));
    assertEquals(CountedFrames.STATE_AFTER_FRAMES, frames.state());
    assertFalse(frames.hasNews());

    assertFalse(frames.received(frame(0, 65_000)));
    assertTrue(frames.hasNews());
    assertFalse(frames.received(frame(0, 65_000)));
    assertTrue(frames.received(frame(0, 65_000)));
  }

  @Test
  void controlIsNotCounted() {
    assertFalse(CountedFrames.counts(new Frame.Received(1)));
    assertFalse(CountedFrames.counts(new Frame.Data(0, Bytes.fromHex("7b7d"))));
    assertTrue(CountedFrames.counts(new Frame.Credit(1, 1)));
  }
}
