package org.latchkey.agent.platform.linux;

import java.io.IOException;

/// A C function said no.
final class NativeCallFailed extends IOException {
  private final int errno;

  NativeCallFailed(String function, int errno) {
    super(function + " failed with errno " + errno);
    this.errno = errno;
  }

  int errno() {
    return errno;
  }
}
