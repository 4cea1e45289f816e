package org.latchkey.agent.screen.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ScancodesTest {
  @Test
  void keysOfThePcKeyboardAreThoseOfX() {
    assertEquals(9, Scancodes.keycode(0x01)); // Escape
    assertEquals(38, Scancodes.keycode(0x1e)); // A
    assertEquals(36, Scancodes.keycode(0x1c)); // Enter
    assertEquals(104, Scancodes.keycode(0x9c)); // keypad Enter
    assertEquals(94, Scancodes.keycode(0x56)); // between Shift and Z
    assertEquals(111, Scancodes.keycode(0xc8)); // Up
    assertEquals(135, Scancodes.keycode(0xdd)); // Menu
  }

  @Test
  void everyOtherNumberIsNoKey() {
    for (int scancode : new int[] {0, -1, 0x80, 0xff, 0x100, Integer.MAX_VALUE, 0xe01c}) {
      assertEquals(0, Scancodes.keycode(scancode));
    }
    for (int scancode = 0; scancode < 0x100; scancode++) {
      assertTrue(Scancodes.keycode(scancode) <= 255);
    }
  }
}
