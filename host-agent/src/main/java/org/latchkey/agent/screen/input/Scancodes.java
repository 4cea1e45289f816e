package org.latchkey.agent.screen.input;

/// Physical keys: from the numbers that viewers use to those of X.
///
/// A viewer names a key by its code in set 1 of PC keyboards, the keys after an 0xe0 byte with bit
/// 7 set (QEMU Extended Key Event). X servers on Linux name it by the kernel's number
/// (`linux/input-event-codes.h`) and 8.
final class Scancodes {
  private static final int X_OFFSET = 8;

  /// Up to here, and from 0x56 to 0x58, the kernel's number is the code itself.
  private static final int LAST_SAME = 0x53;

  private static final int[] KERNEL = new int[0x100];

  static {
    for (int code = 1; code <= LAST_SAME; code++) {
      KERNEL[code] = code;
    }
    pairs(
        // 102nd key, F11, F12, Print Screen, keypad =
        0x56,
        86,
        0x57,
        87,
        0x58,
        88,
        0x54,
        99,
        0x59,
        117,
        // F13 to F24 as far as they have one byte
        0x5d,
        183,
        0x5e,
        184,
        0x5f,
        185,
        0x55,
        186,
        0x5a,
        190,
        0x74,
        191,
        0x6d,
        193,
        0x6f,
        194,
        // open, paste
        0x64,
        134,
        0x65,
        135,
        // Japanese and Korean keys, keypad comma
        0x70,
        93,
        0x71,
        123,
        0x72,
        122,
        0x73,
        89,
        0x76,
        85,
        0x77,
        91,
        0x78,
        90,
        0x79,
        92,
        0x7b,
        94,
        0x7d,
        124,
        0x7e,
        121);
    pairs(
        // keypad Enter, right Control, keypad /, Print Screen, right Alt, Pause
        0x9c,
        96,
        0x9d,
        97,
        0xb5,
        98,
        0xb7,
        99,
        0xb8,
        100,
        0xc6,
        119,
        // Home, Up, Page Up, Left, Right, End, Down, Page Down, Insert, Delete
        0xc7,
        102,
        0xc8,
        103,
        0xc9,
        104,
        0xcb,
        105,
        0xcd,
        106,
        0xcf,
        107,
        0xd0,
        108,
        0xd1,
        109,
        0xd2,
        110,
        0xd3,
        111,
        // left and right Super, Menu
        0xdb,
        125,
        0xdc,
        126,
        0xdd,
        127,
        // F17 to F19, F22
        0x83,
        187,
        0x84,
        189,
        0xf7,
        188,
        0xf9,
        192,
        // mute, volume down and up, next, previous, play, stop
        0xa0,
        113,
        0xae,
        114,
        0xb0,
        115,
        0x99,
        163,
        0x90,
        165,
        0xa2,
        164,
        0xa4,
        166,
        // mail, calculator, home page, search, favorites, refresh, stop, forward, back, computer
        0xec,
        155,
        0xa1,
        140,
        0xb2,
        172,
        0xe5,
        217,
        0xe6,
        156,
        0xe7,
        173,
        0xe8,
        128,
        0xe9,
        159,
        0xea,
        158,
        0xeb,
        157,
        // again, properties, undo, cut, find, help, copy
        0x85,
        129,
        0x86,
        130,
        0x87,
        131,
        0xbc,
        137,
        0xc1,
        136,
        0xf5,
        138,
        0xf8,
        133,
        // media, keypad ( and ), eject
        0xed,
        226,
        0xf6,
        179,
        0xfb,
        180,
        0xfd,
        162);
  }

  private Scancodes() {}

  /// The X key code, or 0 when there is none. Keys that switch the computer off or put it to sleep
  /// are left out: nobody means those by accident.
  static int keycode(int scancode) {
    int kernel = scancode > 0 && scancode < KERNEL.length ? KERNEL[scancode] : 0;
    return kernel == 0 ? 0 : kernel + X_OFFSET;
  }

  private static void pairs(int... pairs) {
    for (int i = 0; i < pairs.length; i += 2) {
      KERNEL[pairs[i]] = pairs[i + 1];
    }
  }
}
