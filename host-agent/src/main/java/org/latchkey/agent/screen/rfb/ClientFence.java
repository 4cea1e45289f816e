package org.latchkey.agent.screen.rfb;

import java.io.IOException;

/// A mark in the viewer's messages that is to be answered, or an answer to one of ours ("The RFB
/// Protocol", ClientFence).
///
/// ```
/// 248 u8 | padding 3 | flags u32 | length u8 | payload
/// ```
record ClientFence(int flags, FencePayload payload) implements ClientMessage {
  static final int TYPE = 248;

  /// Everything before is done before the answer.
  static final int BLOCK_BEFORE = 1;

  /// Nothing after is begun before the answer.
  static final int BLOCK_AFTER = 1 << 1;

  /// The next message takes effect exactly at the answer.
  static final int SYNC_NEXT = 1 << 2;

  /// Not an answer.
  static final int REQUEST = 1 << 31;

  private static final int KNOWN = BLOCK_BEFORE | BLOCK_AFTER | SYNC_NEXT;

  /// Reads what follows the type.
  static ClientFence read(RfbReader in) throws IOException, RfbFault {
    in.skip(3);
    return new ClientFence(in.s32(), FencePayload.read(in));
  }

  boolean isRequest() {
    return (flags & REQUEST) != 0;
  }

  boolean isSyncNext() {
    return (flags & SYNC_NEXT) != 0;
  }

  /// Together with SyncNext it would wait for itself.
  boolean isBlockAfter() {
    return (flags & BLOCK_AFTER) != 0 && !isSyncNext();
  }

  /// With the flags that this server obeys.
  ServerFence answer() {
    return new ServerFence(flags & KNOWN, payload);
  }
}
