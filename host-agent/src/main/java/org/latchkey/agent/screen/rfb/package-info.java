/// The Remote Framebuffer protocol, version 3.8, server side (RFC 6143; `docs/screen.md`, RFB).
///
/// [RfbServer] serves one viewer: one loop reads its messages ([ClientMessages], one record per
/// message), one sends it pictures ([PictureLoop]). Each encoding is one class. The viewer is not
/// trusted: every length is checked before anything is done with it, and nothing is encoded that
/// the viewer has no credit for. Security type None, because the sealed channel has settled who is
/// there.
@NullMarked
package org.latchkey.agent.screen.rfb;

import org.jspecify.annotations.NullMarked;
