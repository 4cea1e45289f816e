package org.latchkey.agent.screen.x11;

import java.io.IOException;
import java.lang.foreign.Arena;

/// A program that takes part in selections and never does the next step.
final class SilentOwner implements AutoCloseable {
  private final XDisplay display;
  private final Arena arena = Arena.ofShared();
  private final SelectionAtoms atoms;

  SilentOwner(XDisplay display) throws IOException {
    this.display = display;
    this.atoms = SelectionAtoms.of(display);
  }

  /// Takes the clipboard and answers nobody.
  void take() throws IOException {
    new SelectionWindow(display, arena).own(atoms.clipboard());
    display.sync();
  }

  /// Asks for the text of the clipboard, for so many windows, and takes nothing of it.
  void askOften(int windows) throws IOException {
    for (int i = 0; i < windows; i++) {
      new SelectionWindow(display, arena)
          .convert(atoms.clipboard(), atoms.utf8(), atoms.places().getFirst());
    }
    display.sync();
  }

  @Override
  public void close() {
    display.close();
    arena.close();
  }
}
