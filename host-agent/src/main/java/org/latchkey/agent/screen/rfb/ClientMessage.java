package org.latchkey.agent.screen.rfb;

/// What a viewer can say after the handshake (RFC 6143 §7.5). Any other type is fatal: extensions
/// come only to servers that announce them.
sealed interface ClientMessage
    permits SetPixelFormat,
        SetEncodings,
        FramebufferUpdateRequest,
        KeyEvent,
        ExtendedKeyEvent,
        PointerEvent,
        ClientFence,
        EnableContinuousUpdates,
        SetDesktopSize,
        ClientCutText,
        ExtendedClipboard {}
