/// A viewer to test against, written from RFC 6143 and the community's document of the protocol
/// ("The RFB Protocol") alone; it shares no code with the server and favors plainness over speed.
///
/// [ReferenceViewer] speaks and keeps the [Framebuffer]; [UpdateDecoder] takes an update apart;
/// each encoding is one [RectangleDecoder]. All of it is strict: what a lenient viewer would let
/// pass is a [Malformed] here.
@NullMarked
package org.latchkey.agent.screen.rfb.reference;

import org.jspecify.annotations.NullMarked;
