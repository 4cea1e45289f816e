/// X11 through the Foreign Function & Memory API: the only place that calls Xlib (`docs/screen.md`,
/// X11).
///
/// One class per native library ([LibX11] and its like) holds the functions and nothing else.
/// [Displays] finds a display of this user, [XDisplay] is a connection to it, [X11Screen] the
/// picture and [X11Keyboard], [X11Pointer] the devices on top. A connection is used by one thread
/// at a time. Layouts are those of 64-bit Linux. Nothing here knows RFB.
@NullMarked
package org.latchkey.agent.screen.x11;

import org.jspecify.annotations.NullMarked;
