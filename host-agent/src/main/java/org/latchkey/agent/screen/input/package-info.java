/// What the viewer types and points at, turned into what a keyboard and a pointer would do
/// (`docs/screen.md`, input).
///
/// [Keys] turns key symbols into key codes and modifiers, [Pointer] turns a button mask into
/// presses and releases; both work on small interfaces that the X11 devices and their test twins
/// implement. All that is held down is let go at the end. Nothing here decides who may type.
@NullMarked
package org.latchkey.agent.screen.input;

import org.jspecify.annotations.NullMarked;
