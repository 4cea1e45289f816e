package org.latchkey.agent.screen.rfb;

/// Tells that this server knows continuous updates, and later that they have ended ("The RFB
/// Protocol", EndOfContinuousUpdates).
///
/// ```
/// 150 u8
/// ```
record EndOfContinuousUpdates() implements ServerMessage {
  private static final int TYPE = 150;

  @Override
  public void write(RfbWriter out) {
    out.u8(TYPE);
  }
}
