package org.latchkey.agent.screen.rfb.reference;

/// The server sent what the protocol does not allow.
public final class Malformed extends AssertionError {
  private static final long serialVersionUID = 1;

  Malformed(String what) {
    super(what);
  }

  /// @param rule what the server must do
  static void unless(boolean holds, String rule) {
    if (!holds) {
      throw new Malformed("the server must send " + rule);
    }
  }
}
