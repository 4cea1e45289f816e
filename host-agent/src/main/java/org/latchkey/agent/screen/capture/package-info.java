/// What is on the screen and which parts of it have changed (`docs/screen.md`, capture).
///
/// [ScreenSource] is the screen: one implementation for X11, one in memory for tests. A [Frame] is
/// a picture, a [TileGrid] a set of tiles in it, [TileDifference] and [ShiftSearch] compare two
/// pictures. Nothing here knows how a picture is sent, or to whom.
@NullMarked
package org.latchkey.agent.screen.capture;

import org.jspecify.annotations.NullMarked;
