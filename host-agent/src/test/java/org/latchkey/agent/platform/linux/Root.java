package org.latchkey.agent.platform.linux;

import java.io.IOException;

/// Whether the tests run as root.
final class Root {
  private Root() {}

  static boolean isHere() throws IOException {
    return new LinuxProcess().identity().uid() == 0;
  }
}
