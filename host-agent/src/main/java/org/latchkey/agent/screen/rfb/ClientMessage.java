package org.latchkey.agent.screen.rfb;

/// What a viewer can say after the handshake (RFC 6143 §7.5). Extensions come only to servers that
/// announce them, and this one announces none, so any other type is fatal.
sealed interface ClientMessage
    permits SetPixelFormat,
        SetEncodings,
        FramebufferUpdateRequest,
        KeyEvent,
        PointerEvent,
        ClientCutText {}
