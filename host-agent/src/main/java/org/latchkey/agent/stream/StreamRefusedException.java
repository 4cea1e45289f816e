package org.latchkey.agent.stream;

import java.io.IOException;

/// The other side did not take a stream, or ended it with a fault.
public final class StreamRefusedException extends IOException {
  private static final long serialVersionUID = 1;

  private final transient FaultNotice notice;

  StreamRefusedException(String what, FaultNotice notice) {
    super(what + ": " + notice.fault());
    this.notice = notice;
  }

  public FaultNotice notice() {
    return notice;
  }
}
