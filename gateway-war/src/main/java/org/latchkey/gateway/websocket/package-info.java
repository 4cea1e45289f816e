/// WebSockets whose memory is bounded in both directions (`docs/protocol.md` §5, §7).
///
/// The Jakarta API queues what arrives without limit, and so does its asynchronous sending. So the
/// endpoints are Jakarta's, for the handshake and for shutting down, and everything after goes
/// through [Socket][org.latchkey.gateway.websocket.Socket] on the server's own channel: reading can
/// be suspended to the message, and what waits to be written is counted. No rule of link or relay
/// is in here. Start reading at `Socket`.
@NullMarked
package org.latchkey.gateway.websocket;

import org.jspecify.annotations.NullMarked;
