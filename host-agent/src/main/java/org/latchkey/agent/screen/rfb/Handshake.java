package org.latchkey.agent.screen.rfb;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/// The messages before the first picture (RFC 6143 §7.1 to §7.3), without input or output.
///
/// | state | the server has said | from the viewer | next |
/// |---|---|---|---|
/// | [Version] | `RFB 003.008` | 12 bytes, the same | [Security] |
/// | [Security] | one security type, None | 1 byte, None | [Initialization] |
/// | [Initialization] | SecurityResult OK | 1 byte, the shared flag | [Done] |
/// | [Done] | ServerInit (written by [ServerInit]) | | |
///
/// Older versions are refused: RFC 6143 defines 3.3 and 3.7 for old viewers only, and the browser's
/// speaks 3.8. Whether the viewer wants to share the screen does not matter: the streams of one OS
/// user are this user's.
sealed interface Handshake {
  int SECURITY_NONE = 1;
  byte[] VERSION = "RFB 003.008\n".getBytes(US_ASCII);

  /// How many bytes the viewer sends in this state.
  int bytesWanted();

  /// What the server says on entering this state.
  void greet(RfbWriter out);

  /// The next state.
  ///
  /// @param answer exactly [#bytesWanted] bytes
  Handshake accept(byte[] answer) throws RfbFault;

  record Version() implements Handshake {
    @Override
    public int bytesWanted() {
      return VERSION.length;
    }

    @Override
    public void greet(RfbWriter out) {
      out.bytes(VERSION);
    }

    @Override
    public Handshake accept(byte[] answer) throws RfbFault {
      if (!Arrays.equals(answer, VERSION)) {
        throw new RfbFault("a viewer of another version than RFB 3.8");
      }
      return new Security();
    }
  }

  record Security() implements Handshake {
    @Override
    public int bytesWanted() {
      return 1;
    }

    @Override
    public void greet(RfbWriter out) {
      out.u8(1);
      out.u8(SECURITY_NONE);
    }

    @Override
    public Handshake accept(byte[] answer) throws RfbFault {
      if (answer[0] != SECURITY_NONE) {
        throw new RfbFault("a security type that was not offered: " + (answer[0] & 0xff));
      }
      return new Initialization();
    }
  }

  record Initialization() implements Handshake {
    @Override
    public int bytesWanted() {
      return 1;
    }

    @Override
    public void greet(RfbWriter out) {
      out.s32(0);
    }

    @Override
    public Handshake accept(byte[] answer) {
      return new Done();
    }
  }

  record Done() implements Handshake {
    @Override
    public int bytesWanted() {
      return 0;
    }

    @Override
    public void greet(RfbWriter out) {}

    @Override
    public Handshake accept(byte[] answer) {
      return this;
    }
  }
}
