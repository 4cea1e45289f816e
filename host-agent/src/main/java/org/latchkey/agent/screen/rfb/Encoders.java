package org.latchkey.agent.screen.rfb;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One viewer's encodings, with the state that lives as long as the viewer does.
final class Encoders implements AutoCloseable {
  private final RawEncoding raw = new RawEncoding();
  private final HextileEncoding hextile = new HextileEncoding();
  private final ZrleEncoding zrle = new ZrleEncoding();
  private final TightEncoding tight = new TightEncoding();
  private @Nullable TightJpegEncoding jpeg;
  private boolean jpegTried;

  /// The encoding without loss that the viewer prefers.
  RectangleEncoding lossless(Encodings encodings) {
    return switch (encodings.pixels()) {
      case RAW -> raw;
      case HEXTILE -> hextile;
      case ZRLE -> {
        zrle.level(encodings.compression());
        yield zrle;
      }
      case TIGHT -> {
        tight.level(encodings.compression());
        yield tight;
      }
    };
  }

  /// The encoding for photographs, when the viewer wants them with loss and can show them.
  Optional<RectangleEncoding> photographs(Encodings encodings, PixelFormat format) {
    if (encodings.pixels() != PixelEncoding.TIGHT
        || encodings.quality().isEmpty()
        || !format.isEightBitsPerChannel()) {
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
    zrle.close();
    tight.close();
    TightJpegEncoding opened = jpeg;
    if (opened != null) {
      opened.close();
    }
  }
}
