package org.latchkey.agent.screen.rfb;

import static java.nio.charset.StandardCharsets.US_ASCII;

/// A version of the handshake (RFC 6143 §7.1.1, appendix A). What follows it is the same in all.
enum RfbVersion {
  THREE_THREE("RFB 003.003\n"),
  THREE_SEVEN("RFB 003.007\n"),
  THREE_EIGHT("RFB 003.008\n");

  static final int BYTES = 12;

  private final String text;

  RfbVersion(String text) {
    this.text = text;
  }

  void write(RfbWriter out) {
    out.bytes(text.getBytes(US_ASCII));
  }

  /// What a viewer that answers so understands: any other number is taken as 3.3, because such
  /// viewers know neither of the later handshakes.
  static RfbVersion of(byte[] answer) throws RfbFault {
    String said = new String(answer, US_ASCII);
    if (!said.matches("RFB \\d{3}\\.\\d{3}\\n")) {
      throw new RfbFault("an answer that is no version of RFB");
    }
    for (RfbVersion version : values()) {
      if (version.text.equals(said)) {
        return version;
      }
    }
    return THREE_THREE;
  }
}
