package org.latchkey.agent.stream;

/// The numbers that frames and streams are bound by.
public final class StreamLimits {
  // Specification: docs/sealed-channel.md §3, §4.
  public static final int CONTROL_STREAM = 0;
  public static final int MAX_STREAM_ID = 65_535;
  public static final int FRAME_HEADER_BYTES = 3;
  public static final int MAX_FRAME_BYTES = 65_519;
  public static final int MAX_DATA_BYTES = MAX_FRAME_BYTES - FRAME_HEADER_BYTES;
  public static final int MAX_NOTICE_BYTES = 4_096;
  public static final int MAX_OPTIONS_BYTES = 4_096;
  public static final int MAX_OPEN_STREAMS = 64;
  public static final long MAX_CREDIT_BYTES = 16_777_216;
  public static final long MAX_COUNTED_FRAMES = (1L << 53) - 1;
  public static final int TO_HOST_WINDOW_BYTES = 256 * 1024;

  // Tuning.
  /// Data frames of streams that take turns are kept short, so that the picture waits behind
  /// little.
  static final int TURN_DATA_BYTES = 32 * 1024;

  /// How much of one stream waits in the sender before its writer is held back.
  static final int STREAM_WAITING_BYTES = 128 * 1024;

  /// How many answers and credits may wait because the other side does not read.
  static final int URGENT_WAITING_FRAMES = 1_024;

  private StreamLimits() {}

  /// Host to browser, by module (`docs/sealed-channel.md` §4).
  public static long toBrowserWindowBytes(String module) {
    return module.equals("screen") ? 1024 * 1024 : 256 * 1024;
  }
}
