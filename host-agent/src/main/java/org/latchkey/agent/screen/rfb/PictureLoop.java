package org.latchkey.agent.screen.rfb;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.screen.capture.Frame;
import org.latchkey.agent.screen.capture.ScreenSource;
import org.latchkey.agent.stream.ByteStream;

/// Sends the viewer what it asked for, as soon as there is something new, it has asked, and it has
/// credit; until all three hold, nothing is captured and nothing encoded. Runs on one platform
/// thread, because waiting for the screen blocks in a system call.
final class PictureLoop {
  private final ScreenSource source;
  private final ByteStream stream;
  private final ViewerWishes wishes;
  private final Credit credit;
  private final Update update = new Update();
  private final UpdateComposer composer;
  private Picture picture;
  private boolean resized;

  PictureLoop(ScreenSource source, ByteStream stream, ViewerWishes wishes) {
    this.source = source;
    this.stream = stream;
    this.wishes = wishes;
    this.credit = new Credit(stream, source::wake);
    this.composer = new UpdateComposer(source);
    Frame frame = source.frame();
    this.picture = new Picture(frame.widthPixels(), frame.heightPixels());
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

  private void followSize() {
    Frame frame = source.frame();
    Frame shown = picture.shown();
    if (frame.widthPixels() != shown.widthPixels()
        || frame.heightPixels() != shown.heightPixels()) {
      picture.close();
      picture = new Picture(frame.widthPixels(), frame.heightPixels());
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
      composer.compose(demand, picture, update);
    }
    if (update.isEmpty()) {
      wishes.putBack(demand.area());
      return;
    }
    update.finish();
    stream.write(update.out().array(), 0, update.out().length());
  }
}
