package org.latchkey.agent.screen.capture;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A screen in memory, painted by the test. Counts what is asked of it.
public final class MemoryScreen implements ScreenSource {
  private static final long LIMIT_SECONDS = 30;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Arena arena = Arena.ofShared();
  private final List<Move> moves = new ArrayList<>();
  private Frame painted;
  private Frame frame;
  private TileGrid damage;
  private @Nullable CursorPicture cursor;
  private @Nullable LockKeys lockKeys;
  private boolean news = true;
  private boolean idle;
  private int captures;
  private int sizesWanted;
  private @Nullable SizeOutcome refusal;

  public MemoryScreen(int widthPixels, int heightPixels) {
    painted = Frame.allocate(arena, widthPixels, heightPixels);
    frame = Frame.allocate(arena, widthPixels, heightPixels);
    damage = new TileGrid(widthPixels, heightPixels);
    damage.markAll();
  }

  /// Changes the screen within the area.
  public void paint(Rectangle area, Consumer<Frame> brush) {
    locked(() -> {
      brush.accept(painted);
      damage.mark(area);
      news = true;
    });
  }

  public void hint(Move move) {
    locked(() -> moves.add(move));
  }

  public void cursor(CursorPicture picture) {
    locked(() -> {
      cursor = picture;
      news = true;
    });
  }

  public void lockKeys(LockKeys on) {
    locked(() -> {
      lockKeys = on;
      news = true;
    });
  }

  /// Whoever wants another size is told this instead.
  public void refuseSizes(SizeOutcome told) {
    locked(() -> refusal = told);
  }

  /// How often another size was wanted.
  public int sizesWanted() {
    lock.lock();
    try {
      return sizesWanted;
    } finally {
      lock.unlock();
    }
  }

  /// Gives the screen another size, all black.
  @Override
  public SizeOutcome resize(int widthPixels, int heightPixels) {
    lock.lock();
    try {
      sizesWanted++;
      SizeOutcome told = refusal;
      if (told != null) {
        return told;
      }
      painted = Frame.allocate(arena, widthPixels, heightPixels);
      damage = new TileGrid(widthPixels, heightPixels);
      damage.markAll();
      news = true;
      changed.signalAll();
      return SizeOutcome.DONE;
    } finally {
      lock.unlock();
    }
  }

  /// As it is painted now; [#frame] follows when it is next waited for.
  public int widthPixels() {
    return painted.widthPixels();
  }

  public int heightPixels() {
    return painted.heightPixels();
  }

  /// What is painted now.
  public int[] pixels() {
    int[] pixels = new int[painted.widthPixels() * painted.heightPixels()];
    locked(() -> painted.read(painted.bounds(), pixels));
    return pixels;
  }

  public int captures() {
    lock.lock();
    try {
      return captures;
    } finally {
      lock.unlock();
    }
  }

  /// Waits until all news have been taken and the user of this screen waits for more.
  public void awaitIdle() {
    lock.lock();
    try {
      waitUntil(() -> idle && !news);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Frame frame() {
    return frame;
  }

  @Override
  public void await() throws IOException {
    lock.lock();
    try {
      idle = true;
      changed.signalAll();
      waitUntil(() -> news);
      idle = false;
      news = false;
      if (painted.widthPixels() != frame.widthPixels()
          || painted.heightPixels() != frame.heightPixels()) {
        frame = Frame.allocate(arena, painted.widthPixels(), painted.heightPixels());
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void wake() {
    locked(() -> news = true);
  }

  @Override
  public void capture(TileGrid suspects) {
    locked(() -> {
      captures++;
      frame.copyFrom(painted, painted.bounds());
      for (int row = 0; row < damage.rows(); row++) {
        for (int column = 0; column < damage.columns(); column++) {
          if (damage.isMarked(column, row)) {
            suspects.mark(column, row);
          }
        }
      }
      damage.clearAll();
    });
  }

  @Override
  public @Nullable CursorPicture takeCursor() {
    lock.lock();
    try {
      CursorPicture taken = cursor;
      cursor = null;
      return taken;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public @Nullable LockKeys takeLockKeys() {
    lock.lock();
    try {
      LockKeys taken = lockKeys;
      lockKeys = null;
      return taken;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public List<Move> takeMoves() {
    lock.lock();
    try {
      List<Move> taken = List.copyOf(moves);
      moves.clear();
      return taken;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    arena.close();
  }

  private void locked(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void waitUntil(BooleanSupplier condition) {
    long left = TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (!condition.getAsBoolean()) {
      if (left <= 0) {
        throw new AssertionError("waited for " + LIMIT_SECONDS + " seconds");
      }
      try {
        left = changed.awaitNanos(left);
      } catch (InterruptedException interrupted) {
        throw new AssertionError(interrupted);
      }
    }
  }
}
