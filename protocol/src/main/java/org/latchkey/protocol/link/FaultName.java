package org.latchkey.protocol.link;

import org.latchkey.protocol.wire.JsonFields;
import org.latchkey.protocol.wire.MalformedException;

/// Reads the id of a fault that a peer names. A peer may be newer and name one that is not known
/// here, so the id stays text: 1 to 40 letters, digits and hyphens.
final class FaultName {
  private static final int LONGEST = 40;

  private FaultName() {}

  static boolean fits(String fault) {
    return !fault.isEmpty()
        && fault.length() <= LONGEST
        && fault
            .chars()
            .allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
  }

  static String read(JsonFields fields) throws MalformedException {
    String fault = fields.text("fault", 1, LONGEST);
    if (!fits(fault)) {
      throw new MalformedException("field fault must be the id of a fault");
    }
    return fault;
  }
}
