package org.latchkey.agent.stream;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.latchkey.protocol.wire.Bytes;

/// Frames on a pair of byte pipes, each preceded by its length (`docs/sealed-channel.md` §4).
///
/// ```
///  0       1       2       3       4       5       6       7
/// +-------+-------+-------+-------+-------+-------+-------+------
/// |            length             |    stream     | kind  | …
/// +-------+-------+-------+-------+-------+-------+-------+------
/// ```
///
/// The pipes are taken over and closed with it.
public final class PipeFrames implements FrameConnection {
  private final InputStream in;
  private final OutputStream out;

  public PipeFrames(InputStream in, OutputStream out) {
    this.in = in;
    this.out = out;
  }

  @Override
  public @Nullable Frame receive() throws IOException, RuleBrokenException {
    byte[] prefix = in.readNBytes(4);
    if (prefix.length == 0) {
      return null;
    }
    requireWhole(prefix.length, 4, "a length");
    long length = Integer.toUnsignedLong(ByteBuffer.wrap(prefix).getInt());
    if (length < StreamLimits.FRAME_HEADER_BYTES || length > StreamLimits.MAX_FRAME_BYTES) {
      throw new RuleBrokenException("a frame of " + length + " bytes on a pipe");
    }
    byte[] frame = new byte[(int) length]; // readNBytes(int) would gather and copy pieces
    requireWhole(in.readNBytes(frame, 0, frame.length), frame.length, "a frame");
    return FrameCodec.decode(Bytes.view(frame));
  }

  private static void requireWhole(int count, int length, String what) throws EOFException {
    if (count < length) {
      throw new EOFException("the pipe ended inside " + what);
    }
  }

  @Override
  public void send(Frame frame) throws IOException {
    FrameCodec.encodeWithLength(frame)
        .lendTo((array, offset, length) -> {
          out.write(array, offset, length);
          return length;
        });
    out.flush();
  }

  @Override
  public void close() {
    closeQuietly(out);
    closeQuietly(in);
  }

  private static void closeQuietly(AutoCloseable pipe) {
    try {
      pipe.close();
    } catch (Exception e) {
      // Nothing depends on how a pipe ends that is no longer used.
    }
  }
}
