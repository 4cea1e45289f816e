package org.latchkey.agent.screen.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.latchkey.agent.screen.input.KeyboardTwin.ALT_GR;
import static org.latchkey.agent.screen.input.KeyboardTwin.SHIFT;
import static org.latchkey.agent.screen.input.KeyboardTwin.TAB;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A viewer with a US keyboard types on a host with a German one.
class KeysTest {
  private final KeyboardTwin keyboard = new KeyboardTwin();
  private final Keys keys = new Keys(keyboard);

  @Test
  void aCharacterOnTheMapIsItsKey() throws IOException {
    type('q', '1');
    assertEquals(List.of((int) 'q', (int) '1'), keyboard.seen());
    assertEquals(Set.of(), keyboard.down());
  }

  @Test
  void theViewersOwnShiftIsUsedAsItIs() throws IOException {
    keys.set(SHIFT, true);
    type('Q', '!');
    keys.set(SHIFT, false);
    assertEquals(List.of((int) 'Q', (int) '!'), keyboard.seen());
    assertEquals(Set.of(), keyboard.down());
  }

  @Test
  void shiftIsPressedForACharacterThatNeedsItHereOnly() throws IOException {
    type('/');
    assertEquals(List.of((int) '/'), keyboard.seen());
    assertEquals(Set.of(), keyboard.down());
  }

  @Test
  void shiftIsLetGoForACharacterThatNeedsItThereOnlyAndPressedAgain() throws IOException {
    keys.set(SHIFT, true);
    type('7');
    assertEquals(List.of((int) '7'), keyboard.seen());
    assertEquals(Set.of(20), keyboard.down());
  }

  @Test
  void altGrIsPressedAndLetGoInTheSameWay() throws IOException {
    keys.set(SHIFT, true);
    type('@');
    keys.set(SHIFT, false);
    keys.set(ALT_GR, true);
    type('1');
    keys.set(ALT_GR, false);
    assertEquals(List.of((int) '@', (int) '1'), keyboard.seen());
    assertEquals(Set.of(), keyboard.down());
  }

  @Test
  void shiftStaysDownForAKeyThatIsNotACharacter() throws IOException {
    keys.set(SHIFT, true);
    keys.set(TAB, true);
    assertEquals(Set.of(20, 22), keyboard.down());
  }

  @Test
  void aCharacterThatNoKeyHasIsLentASpareOne() throws IOException {
    type(0x010006f22, 0x01000416);
    assertEquals(List.of(0x010006f22, 0x01000416), keyboard.seen());
    keys.releaseAll();
    assertFalse(keyboard.isAssigned(0x01000416));
  }

  @Test
  void spareKeysAreLentInTurnAndNeverWhileTheyAreDown() throws IOException {
    keys.set(0x01000400, true);
    for (int symbol = 0x01000401; symbol < 0x01000440; symbol++) {
      type(symbol);
    }
    assertEquals(0x40, keyboard.seen().size());
    assertTrue(keyboard.isAssigned(0x01000400));
    assertEquals(1, keyboard.down().size());
  }

  @Test
  void latinCharactersMayComeByTheirUnicodeNames() throws IOException {
    type(0x01000000 | 'q');
    assertEquals(List.of((int) 'q'), keyboard.seen());
  }

  @Test
  void repeatsAndReleasesOfKeysThatAreUpDoNothing() throws IOException {
    keys.set('q', true);
    keys.set('q', true);
    keys.set('1', false);
    assertEquals(List.of((int) 'q'), keyboard.seen());
  }

  @Test
  void everythingIsLetGoAtTheEnd() throws IOException {
    keys.set(SHIFT, true);
    keys.set('Q', true);
    keys.set(0x01000416, true);
    keys.releaseAll();
    assertEquals(Set.of(), keyboard.down());
  }

  private void type(int... symbols) throws IOException {
    for (int symbol : symbols) {
      keys.set(symbol, true);
      keys.set(symbol, false);
    }
  }
}
