package org.latchkey.protocol.link;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.latchkey.protocol.wire.JsonFields;
import org.latchkey.protocol.wire.MalformedException;

/// Either side asks for a sign of life: `ping {n}`, `n` below 2^53.
public record Ping(long n) implements LinkMessage {
  static final String TYPE = "ping";

  static Ping read(JsonFields fields) throws MalformedException {
    return new Ping(fields.number("n", 0, (1L << 53) - 1));
  }

  void write(ObjectNode object) {
    object.put("n", n);
  }
}
