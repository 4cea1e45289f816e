/// Viewers that connect on this computer itself, without gateway and sealed channel: `latchkey rfb`
/// (`docs/screen.md` §10). For programs of the same OS user, and for measuring.
///
/// A [ViewerDoor] says where they knock and who is let in, [Viewers] serves those who are in, each
/// on a connection and a screen of its own. Nothing here knows RFB or X11, and no password is asked
/// here: on a socket in the file system the kernel says who knocks, on a network address nobody
/// does.
@NullMarked
package org.latchkey.agent.viewers;

import org.jspecify.annotations.NullMarked;
