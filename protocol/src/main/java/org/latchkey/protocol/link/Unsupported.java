package org.latchkey.protocol.link;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.latchkey.protocol.wire.JsonFields;
import org.latchkey.protocol.wire.MalformedException;

/// Either side, answering a message of a type it does not know: `unsupported {of}`. Never answered
/// itself.
public record Unsupported(String of) implements LinkMessage {
  static final String TYPE = "unsupported";

  static Unsupported read(JsonFields fields) throws MalformedException {
    return new Unsupported(fields.text("of", 1, Unrecognized.LONGEST_TYPE));
  }

  void write(ObjectNode object) {
    object.put("of", of);
  }
}
