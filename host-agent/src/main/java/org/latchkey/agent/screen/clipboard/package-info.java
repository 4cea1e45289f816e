/// The host's clipboard as the protocol sees it: texts of a bounded size, offered and fetched
/// (`docs/screen.md` §11).
///
/// [Clipboard] is implemented on a display by `x11` and in memory by tests. Nothing here knows X11
/// or RFB, and nothing here writes a text into a log.
@NullMarked
package org.latchkey.agent.screen.clipboard;

import org.jspecify.annotations.NullMarked;
