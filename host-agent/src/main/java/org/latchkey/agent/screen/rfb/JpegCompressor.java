package org.latchkey.agent.screen.rfb;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.latchkey.agent.screen.capture.Frame;
import org.latchkey.agent.screen.capture.Rectangle;

/// Turns parts of a frame into JPEG pictures, from where they lie. Used by one thread.
final class JpegCompressor implements AutoCloseable {
  private static final Logger LOG = System.getLogger(JpegCompressor.class.getName());

  // turbojpeg.h
  private static final int PIXEL_FORMAT_BGRX = 3;
  private static final int SUBSAMPLING_444 = 0;
  private static final int SUBSAMPLING_420 = 2;
  private static final int FLAG_NO_REALLOCATION = 1024;
  private static final int FLAG_FAST_DCT = 2048;

  /// JPEG quality by the viewer's level 0 to 9.
  private static final int[] QUALITY = {20, 30, 40, 50, 60, 70, 80, 86, 92, 97};

  /// From this level on colors keep their full resolution.
  private static final int FIRST_FULL_COLOR_LEVEL = 8;

  /// The library trusts a buffer to have `tjBufSize` bytes: six for each pixel of the padded
  /// picture, and some.
  private static final int WORST_BYTES_PER_PIXEL = 6;

  private static final int WORST_TABLE_BYTES = 2048;
  private static final int PADDING_PIXELS = 16;

  private final Arena arena = Arena.ofShared();
  private final MemorySegment handle;
  private final MemorySegment buffer;
  private final MemorySegment target;
  private final MemorySegment size;

  private JpegCompressor(MemorySegment handle, int mostPixels) {
    this.handle = handle;
    this.buffer = arena.allocate(WORST_TABLE_BYTES + (long) mostPixels * WORST_BYTES_PER_PIXEL);
    this.target = arena.allocateFrom(ADDRESS, buffer);
    this.size = arena.allocate(JAVA_LONG);
  }

  /// A compressor, or none where the library is not installed: then pictures are sent without loss.
  ///
  /// @param mostPixels of one picture
  static Optional<JpegCompressor> create(int mostPixels) {
    try {
      MemorySegment handle = LibTurboJpeg.initCompress();
      return handle.equals(MemorySegment.NULL)
          ? Optional.empty()
          : Optional.of(new JpegCompressor(handle, mostPixels));
    } catch (LinkageError missing) {
      LOG.log(Level.WARNING, "no JPEG: libturbojpeg.so.0 cannot be loaded", missing);
      return Optional.empty();
    }
  }

  /// Compresses the area.
  ///
  /// @param level 0 to 9
  /// @return the size of the picture, or 0 when it might not fit or cannot be made
  int compress(Frame frame, Rectangle area, int level) {
    long padded = (long) padded(area.width()) * padded(area.height());
    if (WORST_TABLE_BYTES + padded * WORST_BYTES_PER_PIXEL > buffer.byteSize()) {
      return 0;
    }
    target.set(ADDRESS, 0, buffer);
    int result =
        LibTurboJpeg.compress(
            handle,
            frame.pixels().asSlice(frame.offset(area.x(), area.y())),
            area.width(),
            (int) frame.strideBytes(),
            area.height(),
            PIXEL_FORMAT_BGRX,
            target,
            size,
            level >= FIRST_FULL_COLOR_LEVEL ? SUBSAMPLING_444 : SUBSAMPLING_420,
            QUALITY[level],
            FLAG_NO_REALLOCATION | FLAG_FAST_DCT);
    return result == 0 ? (int) size.get(JAVA_LONG, 0) : 0;
  }

  private static int padded(int pixels) {
    return (pixels + PADDING_PIXELS - 1) / PADDING_PIXELS * PADDING_PIXELS;
  }

  /// Appends the picture made last.
  void append(int bytes, RfbWriter out) {
    int start = out.reserve(bytes);
    MemorySegment.copy(buffer, JAVA_BYTE, 0, out.array(), start, bytes);
  }

  @Override
  public void close() {
    var _ = LibTurboJpeg.destroy(handle);
    arena.close();
  }
}
