package org.latchkey.protocol.identity;

import java.nio.charset.StandardCharsets;
import org.latchkey.protocol.wire.Bytes;

/// What a signature is good for (`docs/protocol.md` §1.1). The purpose is signed with the body, so
/// that a signature made for one can never stand for another.
public enum Purpose {
  /// `enroll`, §4: a host asks to be enrolled with these keys.
  ENROLL("enroll", 1),
  /// `link`, §5: a host opens its link.
  LINK("link", 1);

  private final String prefix;

  Purpose(String name, int version) {
    this.prefix = "latchkey/" + name + "/" + version + "\0";
  }

  /// What is really signed: `latchkey/<purpose>/<version>` ‖ 0x00 ‖ body.
  Bytes separated(Bytes body) {
    return Bytes.concat(Bytes.view(prefix.getBytes(StandardCharsets.US_ASCII)), body);
  }
}
