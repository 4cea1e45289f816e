package org.latchkey.agent.enrollment;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;
import org.latchkey.agent.Texts;
import org.latchkey.agent.state.StateDirectory;
import org.latchkey.agent.state.StateException;
import org.latchkey.agent.tls.GatewayAddress;
import org.latchkey.agent.tls.GatewayTrust;
import org.latchkey.protocol.enrollment.ComputerName;
import org.latchkey.protocol.enrollment.EnrollmentAnswer;
import org.latchkey.protocol.identity.TlsPin;
import org.latchkey.protocol.wire.JsonFields;
import org.latchkey.protocol.wire.MalformedException;

/// `enrollment.json` in the state directory: `{version, gateway, pin, name, answer}`. `pin` is
/// empty when the gateway is trusted by name; `answer` is the gateway's, as JSON in a text.
public final class EnrollmentFile {
  private static final String NAME = "enrollment.json";
  private static final int LONGEST_BYTES = 32 * 1024;
  private static final int VERSION = 1;

  private EnrollmentFile() {}

  /// The enrollment of this host, or nothing when it is not enrolled.
  public static Optional<Enrollment> read(StateDirectory state) throws StateException, IOException {
    Optional<byte[]> content = state.read(NAME);
    if (content.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(parse(new String(content.get(), UTF_8)));
    } catch (MalformedException e) {
      throw new StateException(
          Texts.of("state.damaged-enrollment", state.path().resolve(NAME), Texts.reason(e)));
    }
  }

  public static void write(StateDirectory state, Enrollment enrollment) throws IOException {
    state.write(NAME, json(enrollment).getBytes(UTF_8));
  }

  static Enrollment parse(String json) throws MalformedException {
    JsonFields fields = JsonFields.read(json, LONGEST_BYTES);
    fields.refuseOthers("version", "gateway", "pin", "name", "answer");
    fields.number("version", VERSION, VERSION);
    return new Enrollment(
        address(fields.text("gateway", 1, 300)),
        trust(fields.text("pin", 0, 64)),
        ComputerName.parse(fields.text("name", 1, 64)),
        EnrollmentAnswer.read(fields.text("answer", 1, EnrollmentAnswer.LONGEST_BYTES)));
  }

  static String json(Enrollment enrollment) {
    ObjectNode object = JsonFields.newObject();
    object.put("version", VERSION);
    object.put("gateway", enrollment.gateway().toString());
    object.put(
        "pin",
        switch (enrollment.trust()) {
          case GatewayTrust.ByName _ -> "";
          case GatewayTrust.ByPin(TlsPin pin) -> pin.toString();
        });
    object.put("name", enrollment.name().text());
    object.put("answer", enrollment.answer().json());
    return object.toPrettyString();
  }

  private static GatewayAddress address(String text) throws MalformedException {
    try {
      return GatewayAddress.parse(text);
    } catch (IllegalArgumentException e) {
      throw new MalformedException("field gateway must be an https address", e);
    }
  }

  private static GatewayTrust trust(String pin) throws MalformedException {
    return pin.isEmpty() ? new GatewayTrust.ByName() : new GatewayTrust.ByPin(TlsPin.parse(pin));
  }
}
