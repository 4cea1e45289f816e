package org.latchkey.protocol.link;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.latchkey.protocol.wire.JsonFields;
import org.latchkey.protocol.wire.MalformedException;

/// Either side answers a ping with its number: `pong {n}`, `n` below 2^53.
public record Pong(long n) implements LinkMessage {
  static final String TYPE = "pong";

  static Pong read(JsonFields fields) throws MalformedException {
    return new Pong(fields.number("n", 0, (1L << 53) - 1));
  }

  void write(ObjectNode object) {
    object.put("n", n);
  }
}
