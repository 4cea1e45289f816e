package org.latchkey.agent.screen.rfb;

/// A mark in the server's messages, or an answer to one of the viewer's ("The RFB Protocol",
/// ServerFence).
///
/// ```
/// 248 u8 | padding 3 | flags u32 | length u8 | payload
/// ```
record ServerFence(int flags, FencePayload payload) implements ServerMessage {
  private static final int TYPE = 248;

  static final int MOST_BYTES = 9 + FencePayload.MOST_BYTES;

  /// Tells that this server knows fences.
  static final ServerFence ANNOUNCEMENT = new ServerFence(ClientFence.REQUEST, FencePayload.EMPTY);

  /// Asks to be answered when everything before has been shown.
  static ServerFence afterUpdate(int number) {
    return new ServerFence(ClientFence.REQUEST | ClientFence.BLOCK_BEFORE, FencePayload.of(number));
  }

  @Override
  public void write(RfbWriter out) {
    out.u8(TYPE);
    out.zeros(3);
    out.s32(flags);
    payload.write(out);
  }
}
