package org.latchkey.agent.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.latchkey.agent.screen.ScreenModule.Permissions;
import org.latchkey.agent.signin.ControlFields;
import org.latchkey.protocol.wire.MalformedException;

/// What the agent wrote into the options of a stream `screen` (`docs/screen.md` §8). Without it the
/// viewer may only look.
///
/// @param figures whether not the screen is wanted, but the figures of it
record ScreenOptions(Permissions permissions, boolean figures) {
  static final String CONTROL = "control";
  static final String CLIPBOARD = "clipboard";
  private static final String PART = "part";
  private static final String FIGURES = "figures";

  static ScreenOptions read(String options) throws MalformedException {
    if (options.isEmpty()) {
      return new ScreenOptions(new Permissions(false, false), false);
    }
    try (ControlFields fields = ControlFields.parse(options.getBytes(UTF_8))) {
      String part = fields.textOrNull(PART);
      if (part != null && !part.equals(FIGURES)) {
        throw new MalformedException("a part of the screen that is not known");
      }
      return new ScreenOptions(
          new Permissions(fields.flag(CONTROL), fields.flag(CLIPBOARD)), part != null);
    }
  }
}
