package org.latchkey.protocol.link;

/// One message on a link, in either direction.
public sealed interface LinkMessage
    permits Challenge,
        Hello,
        Welcome,
        Ping,
        Pong,
        SessionOffer,
        SessionAccepted,
        SessionRefused,
        SessionEnded,
        Unsupported,
        Unrecognized {}
