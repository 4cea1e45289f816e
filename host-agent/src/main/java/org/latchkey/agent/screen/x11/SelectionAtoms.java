package org.latchkey.agent.screen.x11;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.List;

/// The names that selections are spoken of by (ICCCM §2.6.2), as numbers of one server.
///
/// @param texts what a text may be asked for as, the best first
/// @param places properties of our own window, for texts that come
record SelectionAtoms(
    long clipboard,
    long targets,
    long timestamp,
    long incremental,
    long utf8,
    long utf8Mime,
    List<Long> texts,
    List<Long> places) {
  // X11/Xatom.h
  static final long ATOM = 4;
  static final long INTEGER = 19;
  static final long STRING = 31;

  static SelectionAtoms of(XDisplay display) throws IOException {
    long utf8 = intern(display, "UTF8_STRING");
    SelectionAtoms atoms =
        new SelectionAtoms(
            intern(display, "CLIPBOARD"),
            intern(display, "TARGETS"),
            intern(display, "TIMESTAMP"),
            intern(display, "INCR"),
            utf8,
            intern(display, "text/plain;charset=utf-8"),
            List.of(utf8, STRING),
            List.of(
                intern(display, "LATCHKEY_TEXT_0"),
                intern(display, "LATCHKEY_TEXT_1"),
                intern(display, "LATCHKEY_TEXT_2"),
                intern(display, "LATCHKEY_TEXT_3")));
    display.check();
    return atoms;
  }

  private static long intern(XDisplay display, String name) {
    try (Arena arena = Arena.ofConfined()) {
      return LibX11Selections.internAtom(display.handle(), arena.allocateFrom(name), 0);
    }
  }
}
