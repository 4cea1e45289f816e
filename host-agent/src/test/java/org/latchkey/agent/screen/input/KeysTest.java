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
import org.latchkey.protocol.Spec;

/// A viewer with a US keyboard types on a host with a German one.
class KeysTest {
  private static final int PLACE_OF_Q = 0x10;
  private static final int PLACE_OF_NOTHING = 0x15;

  private final KeyboardTwin keyboard = new KeyboardTwin();
  private final HandMovedRest clock = new HandMovedRest();
  private final Keys keys = new Keys(keyboard, clock);

  @Test
  void aCharacterOnTheMapIsItsKey() throws IOException {
    type('q', '1');
    assertEquals(List.of((int) 'q', (int) '1'), keyboard.seen());
    assertEquals(Set.of(), keyboard.down());
  }

  @Test
  void theViewersOwnShiftIsUsedAsItIs() throws IOException {
    press(SHIFT, true);
    type('Q', '!');
    press(SHIFT, false);
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
    press(SHIFT, true);
    type('7');
    assertEquals(List.of((int) '7'), keyboard.seen());
    assertEquals(Set.of(20), keyboard.down());
  }

  @Test
  void altGrIsPressedAndLetGoInTheSameWay() throws IOException {
    press(SHIFT, true);
    type('@');
    press(SHIFT, false);
    press(ALT_GR, true);
    type('1');
    press(ALT_GR, false);
    assertEquals(List.of((int) '@', (int) '1'), keyboard.seen());
    assertEquals(Set.of(), keyboard.down());
  }

  @Test
  void shiftStaysDownForAKeyThatIsNotACharacter() throws IOException {
    press(SHIFT, true);
    press(TAB, true);
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
    press(0x01000400, true);
    for (int symbol = 0x01000401; symbol < 0x01000440; symbol++) {
      type(symbol);
    }
    assertEquals(0x40, keyboard.seen().size());
    assertEquals(keyboard.presses(), keyboard.presses().stream().distinct().toList());
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
    press('q', true);
    press('q', true);
    press('1', false);
    assertEquals(List.of((int) 'q'), keyboard.seen());
  }

  @Test
  void everythingIsLetGoAtTheEnd() throws IOException {
    press(SHIFT, true);
    press('Q', true);
    press(0x01000416, true);
    keys.releaseAll();
    assertEquals(Set.of(), keyboard.down());
  }

  @Test
  void aSpareKeyRestsBeforeItGivesAnotherSymbol() throws IOException {
    int spares = 0;
    while (clock.waited().isZero()) {
      type(0x01000400 + spares++);
    }
    assertEquals(SpareKeys.REST, clock.waited());
    type(0x01000401); // used again just now, so that another one is the next to be lent
    type(0x01000400 + spares);
    assertTrue(keyboard.isAssigned(0x01000401));
    assertFalse(keyboard.isAssigned(0x01000402));
  }

  @Test
  void theLastSymbolStaysLongEnoughToBeLookedUp() throws IOException {
    type(0x01000416);
    keys.releaseAll();
    assertEquals(SpareKeys.REST, clock.waited());
  }

  @Test
  void aKeyboardWithNothingToSpareLeavesACharacterOut() throws IOException {
    for (int keycode = keyboard.lowestKeycode(); keycode <= keyboard.highestKeycode(); keycode++) {
      if (keyboard.keysym(keycode, 0) == 0) {
        keyboard.assign(keycode, 'x');
      }
    }
    type(0x01000416, 'q');
    assertEquals(List.of((int) 'q'), keyboard.seen());
  }

  @Test
  void ofTwoKeysWithTheSymbolTheOneInTheSamePlaceIsPressed() throws IOException {
    at(PLACE_OF_Q, 'q');
    type('q');
    assertEquals(
        List.of(new KeyboardTwin.Press(24, 'q'), new KeyboardTwin.Press(11, 'q')),
        keyboard.presses());
  }

  @Test
  void aCharacterCountsMoreThanThePlaceOfItsKey() throws IOException {
    at(PLACE_OF_Q, '7');
    at(PLACE_OF_Q, 0x01000416);
    at(PLACE_OF_Q, 0xfe51); // dead acute
    assertEquals(List.of((int) '7', 0x01000416, 0xfe51), keyboard.seen());
  }

  @Test
  void aKeyThatWritesNothingAndIsNotOnTheMapIsPressedInItsPlace() throws IOException {
    at(PLACE_OF_Q, 0x1008ff13); // louder
    at(PLACE_OF_Q, 0);
    assertEquals(List.of((int) 'q', (int) 'q'), keyboard.seen());
  }

  @Test
  void aShortcutInAnotherScriptIsPressedInItsPlace() throws IOException {
    press(KeyboardTwin.CONTROL, true);
    at(PLACE_OF_Q, 0x06ca); // Cyrillic short i
    press(KeyboardTwin.CONTROL, false);
    assertEquals(List.of((int) 'q'), keyboard.seen());
  }

  @Test
  void aPlaceThatIsSpareHereSaysNothing() throws IOException {
    at(PLACE_OF_NOTHING, 0);
    assertEquals(List.of(), keyboard.seen());
  }

  @Test
  void aKeyMayGoUpByItsSymbolAlone() throws IOException {
    keys.set('q', PLACE_OF_Q, true);
    press('q', false);
    assertEquals(Set.of(), keyboard.down());
  }

  @Test
  void aKeyWhoseSymbolChangedWhileItWasDownIsPressedAnew() throws IOException {
    keys.set('q', PLACE_OF_Q, true);
    keys.set('7', PLACE_OF_Q, true);
    keys.set('7', PLACE_OF_Q, false);
    assertEquals(List.of((int) 'q', (int) '7'), keyboard.seen());
    assertEquals(Set.of(), keyboard.down());
  }

  @Test
  void aKeyThatWentUpUnderAnotherSymbolIsNotStuck() throws IOException {
    press('q', true);
    press('Q', false); // Shift went down in between
    press('Q', true);
    press('Q', false);
    assertEquals(List.of((int) 'q', (int) 'Q'), keyboard.seen());
    assertEquals(Set.of(), keyboard.down());
  }

  @Test
  @Spec("A9")
  void whileTheViewerIsAwayNothingIsDownAndItsModifiersComeBackWithIt() throws IOException {
    press(KeyboardTwin.CONTROL, true);
    press('q', true);
    keys.pause();
    assertEquals(Set.of(), keyboard.down());
    keys.resume();
    assertEquals(Set.of(23), keyboard.down());
    press('q', false);
    press(KeyboardTwin.CONTROL, false);
    assertEquals(List.of((int) 'q'), keyboard.seen());
    assertEquals(Set.of(), keyboard.down());
  }

  private void at(int place, int symbol) throws IOException {
    keys.set(symbol, place, true);
    keys.set(symbol, place, false);
  }

  private void press(int symbol, boolean down) throws IOException {
    keys.set(symbol, 0, down);
  }

  private void type(int... symbols) throws IOException {
    for (int symbol : symbols) {
      press(symbol, true);
      press(symbol, false);
    }
  }
}
