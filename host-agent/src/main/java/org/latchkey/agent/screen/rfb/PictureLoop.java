package org.latchkey.agent.screen.rfb;

import java.io.IOException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.screen.capture.Frame;
import org.latchkey.agent.screen.capture.ScreenSource;
import org.latchkey.agent.stream.ByteStream;

/// Sends the viewer what it asked for, as soon as there is something new, it has asked, and it has
/// credit; until all three hold, nothing is captured and nothing encoded. Runs on one platform
/// thread, because waiting for the screen blocks in a system call.
final class PictureLoop {
  /// How soon to look again when the link was busy.
  private static final long BUSY_NANOS = 100_000_000;

  private final ScreenSource source;
  private final ByteStream stream;
  private final ViewerWishes wishes;
  private final Credit credit;
  private final Alarm still;
  private final LongSupplier nanoTime;
  private final Update update = new Update();
  private final UpdateComposer composer;
  private Picture picture;
  private boolean resized;

  /// @param nanoTime the clock
  PictureLoop(ScreenSource source, ByteStream stream, ViewerWishes wishes, LongSupplier nanoTime) {
    this.source = source;
    this.stream = stream;
    this.wishes = wishes;
    this.credit = new Credit(stream, source::wake);
    this.still = new Alarm(source::wake);
    this.nanoTime = nanoTime;
    this.composer = new UpdateComposer(source);
    Frame frame = source.frame();
    this.picture = new Picture(frame.widthPixels(), frame.heightPixels(), nanoTime);
  }

  /// Runs until the wishes have ended or the screen or the stream fails.
  void run() throws IOException {
    try {
      while (!wishes.hasEnded()) {
        source.await();
        followSize();
        send();
      }
    } finally {
      picture.close();
      composer.close();
    }
  }

  /// Looks again when something sent with loss has stayed as it is, for as long as the viewer asks.
  private void awaitStill() {
    long nanos = picture.lossy().waitNanos();
    if (nanos != LossyTiles.NEVER) {
      still.in(Math.max(nanos, BUSY_NANOS));
    }
  }

  private void followSize() {
    Frame frame = source.frame();
    Frame shown = picture.shown();
    if (frame.widthPixels() != shown.widthPixels()
        || frame.heightPixels() != shown.heightPixels()) {
      picture.close();
      picture = new Picture(frame.widthPixels(), frame.heightPixels(), nanoTime);
      resized = true;
    }
  }

  private void send() throws IOException {
    long creditBytes = credit.available();
    if (creditBytes == 0) {
      return;
    }
    ViewerWishes.@Nullable Demand demand = wishes.take();
    if (demand == null) {
      return;
    }
    update.begin(creditBytes);
    if (resized) {
      composer.announceSize(demand, update);
      resized = false;
    } else {
      picture.forget(demand.whole());
      composer.compose(demand, picture, update, credit.isAtRest(creditBytes));
      awaitStill();
    }
    if (update.isEmpty()) {
      wishes.putBack(demand.area());
      return;
    }
    update.finish();
    stream.write(update.out().array(), 0, update.out().length());
  }
}
