package org.latchkey.agent.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.latchkey.agent.screen.ScreenModule.Permissions;
import org.latchkey.agent.signin.ControlFields;
import org.latchkey.protocol.wire.MalformedException;

/// What the agent wrote into the options of a stream `screen` (`docs/screen.md` §8). Without it the
/// viewer may only look.
record ScreenOptions(Permissions permissions) {
  static final String CONTROL = "control";
  static final String CLIPBOARD = "clipboard";

  static ScreenOptions read(String options) throws MalformedException {
    if (options.isEmpty()) {
      return new ScreenOptions(new Permissions(false, false));
    }
    try (ControlFields fields = ControlFields.parse(options.getBytes(UTF_8))) {
      return new ScreenOptions(new Permissions(fields.flag(CONTROL), fields.flag(CLIPBOARD)));
    }
  }
}
