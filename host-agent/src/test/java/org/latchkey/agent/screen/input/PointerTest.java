package org.latchkey.agent.screen.input;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.latchkey.protocol.Spec;

class PointerTest {
  private final List<String> events = new ArrayList<>();
  private final Pointer pointer = new Pointer(new Recorded());

  @Test
  void aPressComesAfterTheMove() throws IOException {
    pointer.set(5, 6, 1);
    assertEquals(List.of("5,6", "1 down"), events);
  }

  @Test
  void onlyButtonsThatChangedArePlayed() throws IOException {
    pointer.set(5, 6, 1);
    events.clear();
    pointer.set(7, 8, 5);
    pointer.set(7, 8, 4);
    assertEquals(List.of("7,8", "3 down", "7,8", "1 up"), events);
  }

  @Test
  void theWheelIsButtonsFourToSeven() throws IOException {
    pointer.set(0, 0, 0x48);
    pointer.set(0, 0, 0);
    assertEquals(List.of("0,0", "4 down", "7 down", "0,0", "4 up", "7 up"), events);
  }

  @Test
  void backAndForwardAreButtonsEightAndNine() throws IOException {
    pointer.set(0, 0, 0x180);
    assertEquals(List.of("0,0", "8 down", "9 down"), events);
  }

  @Test
  @Spec("A9")
  void aButtonHeldWhileTheViewerIsAwayIsLetGoAndNotPressedTwice() throws IOException {
    pointer.set(0, 0, 1);
    events.clear();
    pointer.pause();
    pointer.set(9, 9, 3);
    pointer.set(9, 9, 2);
    pointer.set(9, 9, 3);
    assertEquals(List.of("1 up", "9,9", "2 down", "9,9", "9,9", "1 down"), events);
  }

  @Test
  void buttonsAreLetGoAtTheEnd() throws IOException {
    pointer.set(0, 0, 0x81);
    events.clear();
    pointer.releaseAll();
    assertEquals(List.of("1 up", "8 up"), events);
  }

  private final class Recorded implements PointerDevice {
    @Override
    public void move(int x, int y) {
      events.add(x + "," + y);
    }

    @Override
    public void button(int number, boolean down) {
      events.add(number + (down ? " down" : " up"));
    }
  }
}
