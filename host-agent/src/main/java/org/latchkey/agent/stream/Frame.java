package org.latchkey.agent.stream;

import org.jspecify.annotations.Nullable;
import org.latchkey.protocol.wire.Bytes;

/// One step of one stream (`docs/sealed-channel.md` §4).
///
/// ```
///  0       1       2       3
/// +-------+-------+-------+----------------
/// |    stream     | kind  | payload …
/// +-------+-------+-------+----------------
/// ```
///
/// A frame keeps the form of its kind; whether it may come now is the [StreamLedger]'s question.
public sealed interface Frame {
  int stream();

  /// The browser asks for a module. `options` is a JSON object or empty.
  record Open(int stream, long credit, String module, String options) implements Frame {
    public Open {
      requireModuleStream(stream);
      requireU32(credit);
      if (!module.matches("[a-z0-9-]{1,64}")) {
        throw new IllegalArgumentException("not a module name");
      }
    }
  }

  /// The host takes the stream and says how much the browser may send.
  record Accepted(int stream, long credit) implements Frame {
    public Accepted {
      requireModuleStream(stream);
      requireU32(credit);
    }
  }

  /// The host does not take the stream; its id is spent.
  record Refused(int stream, FaultNotice notice) implements Frame {
    public Refused {
      requireModuleStream(stream);
    }
  }

  /// 1 … 65,516 bytes; on stream 0 one whole control message.
  record Data(int stream, Bytes payload) implements Frame {
    public Data {
      requireStream(stream, 0);
      if (payload.isEmpty() || payload.length() > StreamLimits.MAX_DATA_BYTES) {
        throw new IllegalArgumentException("data of " + payload.length() + " bytes");
      }
    }
  }

  /// The other side may send `bytes` more, 1 …
  record Credit(int stream, long bytes) implements Frame {
    public Credit {
      requireModuleStream(stream);
      requireU32(bytes);
      if (bytes == 0) {
        throw new IllegalArgumentException("credit of nothing");
      }
    }
  }

  /// The end of the sender's direction, or with a notice of both.
  record Close(int stream, @Nullable FaultNotice notice) implements Frame {
    public Close {
      requireModuleStream(stream);
    }
  }

  /// So many counted frames have arrived in this session (§7); the largest is 2^53 − 1.
  record Received(long frames) implements Frame {
    public Received {
      if (frames < 0 || frames > StreamLimits.MAX_COUNTED_FRAMES) {
        throw new IllegalArgumentException(frames + " counted frames");
      }
    }

    @Override
    public int stream() {
      return StreamLimits.CONTROL_STREAM;
    }
  }

  private static void requireModuleStream(int stream) {
    requireStream(stream, 1);
  }

  private static void requireStream(int stream, int least) {
    if (stream < least || stream > StreamLimits.MAX_STREAM_ID) {
      throw new IllegalArgumentException("stream " + stream);
    }
  }

  private static void requireU32(long value) {
    if (value < 0 || value > 0xffff_ffffL) {
      throw new IllegalArgumentException(value + " is not a u32");
    }
  }
}
