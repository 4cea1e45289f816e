package org.latchkey.protocol.link;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.latchkey.protocol.wire.Base64Url;
import org.latchkey.protocol.wire.JsonFields;
import org.latchkey.protocol.wire.MalformedException;

/// Gateway to host, first of all: `challenge {nonce}`.
public record Challenge(LinkNonce nonce) implements LinkMessage {
  static final String TYPE = "challenge";

  static Challenge read(JsonFields fields) throws MalformedException {
    return new Challenge(LinkNonce.read(fields));
  }

  void write(ObjectNode object) {
    object.put("nonce", Base64Url.encode(nonce.value()));
  }
}
