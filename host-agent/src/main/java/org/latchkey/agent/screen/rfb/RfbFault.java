package org.latchkey.agent.screen.rfb;

/// The viewer broke a rule of the protocol. The stream cannot be understood from here on.
public final class RfbFault extends Exception {
  RfbFault(String message) {
    super(message);
  }
}
