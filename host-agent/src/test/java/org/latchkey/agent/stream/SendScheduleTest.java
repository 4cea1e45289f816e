package org.latchkey.agent.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.latchkey.agent.stream.SendSchedule.Priority.INTERACTIVE;
import static org.latchkey.agent.stream.SendSchedule.Priority.TURN;

import org.junit.jupiter.api.Test;
import org.latchkey.protocol.wire.Bytes;

class SendScheduleTest {
  private final SendSchedule schedule = new SendSchedule();

  private static Frame data(int stream, int value) {
    return new Frame.Data(stream, Bytes.view(new byte[] {(byte) value}));
  }

  @Test
  void controlGoesFirstThenTheScreenThenTheOthersInTurn() {
    schedule.add(data(2, 1), TURN);
    schedule.add(data(2, 2), TURN);
    schedule.add(data(3, 1), TURN);
    schedule.add(data(1, 1), INTERACTIVE);
    schedule.add(data(1, 2), INTERACTIVE);
    schedule.add(data(0, 1), TURN);

    assertEquals(data(0, 1), schedule.next());
    assertEquals(data(1, 1), schedule.next());
    assertEquals(data(1, 2), schedule.next());
    assertEquals(data(2, 1), schedule.next());
    assertEquals(data(3, 1), schedule.next());
    assertEquals(data(2, 2), schedule.next());
    assertNull(schedule.next());
  }

  @Test
  void aCloseStaysBehindTheDataOfItsStreamAndCreditOvertakes() {
    schedule.add(data(2, 1), TURN);
    schedule.add(new Frame.Close(2, null), TURN);
    schedule.add(new Frame.Credit(2, 5), TURN);

    assertEquals(new Frame.Credit(2, 5), schedule.next());
    assertEquals(data(2, 1), schedule.next());
    assertEquals(new Frame.Close(2, null), schedule.next());
  }

  @Test
  void onlyControlAndCreditAreGivenOutWhileThePictureIsStopped() {
    schedule.add(data(1, 1), INTERACTIVE);
    schedule.add(data(0, 1), TURN);

    assertEquals(data(0, 1), schedule.nextUrgent());
    assertNull(schedule.nextUrgent());
    assertEquals(data(1, 1), schedule.next());
  }

  @Test
  void droppingDataLeavesTheAnswerThatCameBeforeIt() {
    schedule.add(new Frame.Accepted(2, 5), TURN);
    schedule.add(data(2, 1), TURN);
    schedule.drop(2);

    assertEquals(new Frame.Accepted(2, 5), schedule.next());
    assertNull(schedule.next());
  }

  @Test
  void whatWaitsIsCountedUntilItIsTakenOrDropped() {
    schedule.add(data(1, 1), INTERACTIVE);
    schedule.add(data(2, 1), TURN);
    schedule.add(data(2, 2), TURN);
    assertEquals(3, schedule.waitingBytes());
    assertEquals(2, schedule.waitingBytes(2));

    schedule.drop(2);
    assertEquals(1, schedule.waitingBytes());
    assertEquals(0, schedule.waitingBytes(2));
    assertEquals(data(1, 1), schedule.next());
    assertNull(schedule.next());
    assertEquals(0, schedule.waitingBytes());
  }
}
