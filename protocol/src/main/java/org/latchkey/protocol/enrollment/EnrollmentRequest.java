package org.latchkey.protocol.enrollment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.latchkey.protocol.identity.ChannelKey;
import org.latchkey.protocol.identity.HostKeys;
import org.latchkey.protocol.identity.SigningKey;
import org.latchkey.protocol.identity.SigningKeyPair;
import org.latchkey.protocol.identity.TlsPin;
import org.latchkey.protocol.wire.Base64Url;
import org.latchkey.protocol.wire.Bytes;
import org.latchkey.protocol.wire.JsonFields;
import org.latchkey.protocol.wire.MalformedException;

/// `POST /agent/enroll`: `{code, name, signingKey, channelKey, proof}` (`docs/protocol.md` §4).
/// Reading checks the form; [#provenFor] checks the proof.
public record EnrollmentRequest(
    EnrollmentCode code, ComputerName name, HostKeys keys, Bytes proof) {
  public static final int LONGEST_BYTES = 4096;

  /// Asks with these keys, after having seen `seen` on the connection.
  public static EnrollmentRequest make(
      EnrollmentCode code,
      ComputerName name,
      SigningKeyPair signing,
      ChannelKey channelKey,
      TlsPin seen) {
    HostKeys keys = new HostKeys(signing.publicKey(), channelKey);
    return new EnrollmentRequest(code, name, keys, EnrollmentProof.make(signing, code, seen, keys));
  }

  public static EnrollmentRequest read(String json) throws MalformedException {
    JsonFields fields =
        JsonFields.read(json, LONGEST_BYTES)
            .refuseOthers("code", "name", "signingKey", "channelKey", "proof");
    return new EnrollmentRequest(
        EnrollmentCode.parse(fields.text("code", 1, 64)),
        ComputerName.parse(fields.text("name", 1, 64)),
        new HostKeys(
            new SigningKey(fields.bytes("signingKey", SigningKey.BYTES)),
            new ChannelKey(fields.bytes("channelKey", ChannelKey.BYTES))),
        fields.bytes("proof", SigningKey.SIGNATURE_BYTES));
  }

  /// Whether the sender holds the secret half of the signing key and saw the certificate that `own`
  /// names.
  public boolean provenFor(TlsPin own) {
    return EnrollmentProof.verifies(proof, code, own, keys);
  }

  public String json() {
    ObjectNode object = JsonFields.newObject();
    object.put("code", code.secret());
    object.put("name", name.text());
    object.put("signingKey", Base64Url.encode(keys.signingKey().raw()));
    object.put("channelKey", Base64Url.encode(keys.channelKey().raw()));
    object.put("proof", Base64Url.encode(proof));
    return object.toString();
  }
}
