package org.latchkey.agent.screen.rfb;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One viewer's encodings, with the state that lives as long as the viewer does.
final class Encoders implements AutoCloseable {
  private final RawEncoding raw = new RawEncoding();
  private final TightEncoding tight = new TightEncoding();
  private @Nullable TightJpegEncoding jpeg;
  private boolean jpegTried;

  /// The best encoding without loss that the viewer knows.
  RectangleEncoding lossless(Encodings encodings) {
    if (!encodings.tight()) {
      return raw;
    }
    tight.level(encodings.compression());
    return tight;
  }

  /// The encoding for photographs, when the viewer wants them with loss and can show them.
  Optional<RectangleEncoding> photographs(Encodings encodings, PixelFormat format) {
    if (!encodings.tight() || encodings.quality().isEmpty() || !format.isEightBitsPerChannel()) {
      return Optional.empty();
    }
    if (!jpegTried) {
      jpegTried = true;
      jpeg =
          JpegCompressor.create(TightJpegEncoding.MOST_PIXELS)
              .map(compressor -> new TightJpegEncoding(compressor, tight))
              .orElse(null);
    }
    TightJpegEncoding available = jpeg;
    if (available == null) {
      return Optional.empty();
    }
    available.level(encodings.quality().getAsInt());
    return Optional.of(available);
  }

  @Override
  public void close() {
    tight.close();
    TightJpegEncoding opened = jpeg;
    if (opened != null) {
      opened.close();
    }
  }
}
