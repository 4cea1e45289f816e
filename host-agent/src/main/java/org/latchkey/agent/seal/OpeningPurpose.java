package org.latchkey.agent.seal;

import java.util.stream.Stream;
import org.latchkey.protocol.wire.MalformedException;

/// What a channel is opened for (`docs/sealed-channel.md` §2). Resume (2) and direct (3) are
/// reserved and refused like unknown ones.
public enum OpeningPurpose {
  OPEN(1);

  private final int code;

  OpeningPurpose(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  static OpeningPurpose of(int code) throws MalformedException {
    return Stream.of(values())
        .filter(purpose -> purpose.code == code)
        .findFirst()
        .orElseThrow(() -> new MalformedException("the purpose " + code));
  }
}
