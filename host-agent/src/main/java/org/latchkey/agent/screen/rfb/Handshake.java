package org.latchkey.agent.screen.rfb;

/// The messages before the first picture (RFC 6143 §7.1 to §7.3), without input or output.
///
/// | state | the server has said | from the viewer | next |
/// |---|---|---|---|
/// | [Version] | `RFB 003.008` | 12 bytes, its version | [Security]; of 3.3 [Initialization] |
/// | [Security] | one security type, None | 1 byte, None | [Initialization] |
/// | [Initialization] | 3.8: SecurityResult OK; 3.7: nothing; 3.3: the type None | 1 byte, the shared flag | [Done] |
/// | [Done] | ServerInit (written by [ServerInit]) | | |
///
/// Whether the viewer wants to share the screen does not matter: the streams of one OS user are
/// this user's.
sealed interface Handshake {
  int SECURITY_NONE = 1;

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
      return RfbVersion.BYTES;
    }

    @Override
    public void greet(RfbWriter out) {
      RfbVersion.THREE_EIGHT.write(out);
    }

    @Override
    public Handshake accept(byte[] answer) throws RfbFault {
      RfbVersion version = RfbVersion.of(answer);
      return version == RfbVersion.THREE_THREE
          ? new Initialization(version)
          : new Security(version);
    }
  }

  record Security(RfbVersion version) implements Handshake {
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
      return new Initialization(version);
    }
  }

  record Initialization(RfbVersion version) implements Handshake {
    @Override
    public int bytesWanted() {
      return 1;
    }

    @Override
    public void greet(RfbWriter out) {
      switch (version) {
        case THREE_THREE -> out.s32(SECURITY_NONE);
        case THREE_SEVEN -> {}
        case THREE_EIGHT -> out.s32(0);
      }
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
