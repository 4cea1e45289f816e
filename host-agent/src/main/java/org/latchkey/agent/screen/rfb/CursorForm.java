package org.latchkey.agent.screen.rfb;

import java.util.List;
import java.util.Optional;

/// The ways to send the pointer's shape, the best first.
enum CursorForm {
  ALPHA(Encodings.CURSOR_WITH_ALPHA),
  VMWARE(Encodings.VMWARE_CURSOR),
  MASKED(Encodings.CURSOR);

  private final int number;

  CursorForm(int number) {
    this.number = number;
  }

  /// The best that the viewer lists, in whatever order; none when it draws no cursor.
  static Optional<CursorForm> best(List<Integer> listed) {
    for (CursorForm form : values()) {
      if (listed.contains(form.number)) {
        return Optional.of(form);
      }
    }
    return Optional.empty();
  }

  CursorEncoding encoding() {
    return switch (this) {
      case ALPHA -> new AlphaCursorEncoding();
      case VMWARE -> new VmwareCursorEncoding();
      case MASKED -> new MaskedCursorEncoding();
    };
  }
}
