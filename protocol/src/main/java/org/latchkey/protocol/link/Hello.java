package org.latchkey.protocol.link;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.latchkey.protocol.identity.ComputerId;
import org.latchkey.protocol.identity.HostIdentifier;
import org.latchkey.protocol.identity.SigningKey;
import org.latchkey.protocol.wire.Base64Url;
import org.latchkey.protocol.wire.Bytes;
import org.latchkey.protocol.wire.JsonFields;
import org.latchkey.protocol.wire.MalformedException;
import org.latchkey.protocol.wire.PlainText;

/// Host to gateway, answering the challenge: `hello {computerId, identifier, nonce, version,
/// proof}`.
///
/// @param version of the agent, 1 to 64 plain characters
/// @param proof see [LinkProof]
public record Hello(
    ComputerId computerId, HostIdentifier identifier, LinkNonce nonce, String version, Bytes proof)
    implements LinkMessage {
  static final String TYPE = "hello";
  private static final int LONGEST_VERSION = 64;

  static Hello read(JsonFields fields) throws MalformedException {
    String version = fields.text("version", 1, LONGEST_VERSION);
    if (!PlainText.isPlain(version)) {
      throw new MalformedException("field version must be plain text");
    }
    return new Hello(
        ComputerId.parse(fields.text("computerId", 1, 64)),
        new HostIdentifier(fields.bytes("identifier", HostIdentifier.BYTES)),
        LinkNonce.read(fields),
        version,
        fields.bytes("proof", SigningKey.SIGNATURE_BYTES));
  }

  void write(ObjectNode object) {
    object.put("computerId", computerId.hex());
    object.put("identifier", Base64Url.encode(identifier.secret()));
    object.put("nonce", Base64Url.encode(nonce.value()));
    object.put("version", version);
    object.put("proof", Base64Url.encode(proof));
  }
}
