/// The module `screen`: the desktop of the signed-in OS user as an RFB stream (`docs/screen.md`).
///
/// [ScreenModule] finds the display, and serves one viewer on one byte stream by putting the parts
/// together: `x11` (the display), `capture` (what changed), `rfb` (what is sent), `input` (what is
/// typed). Everything here runs in the worker process as the OS user. Nothing here knows of
/// sealing, links or policy, and nothing here shows a display whose server belongs to somebody
/// else.
@NullMarked
package org.latchkey.agent.screen;

import org.jspecify.annotations.NullMarked;
