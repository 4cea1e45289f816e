package org.latchkey.agent.screen.rfb;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Reads the viewer's messages after the handshake, one at a time.
final class ClientMessages {
  private ClientMessages() {}

  /// The next message, or null when the viewer has closed its side between two.
  ///
  /// @param input what the viewer has said it knows, on which the form of some messages depends
  /// @throws IOException when the stream ends inside a message
  static @Nullable ClientMessage next(RfbReader in, InputExtensions input)
      throws IOException, RfbFault {
    if (in.atEnd()) {
      return null;
    }
    int type = in.u8();
    return switch (type) {
      case SetPixelFormat.TYPE -> SetPixelFormat.read(in);
      case SetEncodings.TYPE -> SetEncodings.read(in);
      case FramebufferUpdateRequest.TYPE -> FramebufferUpdateRequest.read(in);
      case KeyEvent.TYPE -> KeyEvent.read(in);
      case PointerEvent.TYPE -> PointerEvent.read(in, input.mouseButtons());
      case ClientCutText.TYPE -> ClientCutText.read(in, input.clipboard());
      case ExtendedKeyEvent.TYPE -> ExtendedKeyEvent.read(in);
      case ClientFence.TYPE -> ClientFence.read(in);
      case EnableContinuousUpdates.TYPE -> EnableContinuousUpdates.read(in);
      case SetDesktopSize.TYPE -> SetDesktopSize.read(in);
      default -> throw new RfbFault("a message of type " + type);
    };
  }
}
