package org.latchkey.agent.screen.capture;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A screen that can be looked at: its picture as of the last [#capture], and news of changes.
///
/// One thread uses it; only [#wake] may come from others. A screen that is not asked keeps its news
/// to itself, and news merge: nothing grows while the viewer is slow.
public interface ScreenSource extends Closeable {
  /// The picture. It is this source's, which writes to it in [#capture] only; a screen that changed
  /// its size has another frame, from [#await] on.
  Frame frame();

  /// Blocks until something happened on the screen or [#wake] was called, also since the last
  /// return. May return without either.
  void await() throws IOException;

  /// Makes the present or next [#await] return.
  void wake();

  /// Brings [#frame] up to date and marks the tiles that may have changed since the last time. The
  /// first time, and after a change of size, these are all.
  ///
  /// @param suspects a grid of the frame's size; marks are only added
  void capture(TileGrid suspects) throws IOException;

  /// The cursor, when it has changed since this was called last, or for the first time.
  @Nullable CursorPicture takeCursor() throws IOException;

  /// The keyboard's lock keys, when they have changed since this was called last, or for the first
  /// time; always null where there is no keyboard.
  @Nullable LockKeys takeLockKeys() throws IOException;

  /// What was moved as a whole since this was called last, oldest first; hints, a bounded number.
  List<Move> takeMoves();

  /// Gives the screen another size, if it may have one. When it is done, [#frame] follows in the
  /// next [#await], which does not block.
  SizeOutcome resize(int widthPixels, int heightPixels) throws IOException;

  @Override
  void close();
}
