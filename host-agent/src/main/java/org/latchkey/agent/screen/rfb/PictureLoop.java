package org.latchkey.agent.screen.rfb;

import java.io.IOException;
import java.util.List;
import java.util.function.LongSupplier;
import org.latchkey.agent.screen.capture.Frame;
import org.latchkey.agent.screen.capture.ScreenSource;
import org.latchkey.agent.screen.capture.SizeOutcome;
import org.latchkey.agent.stream.ByteStream;

/// Sends the viewer what it wants, as soon as there is something new, it has asked (or wants
/// updates without asking and has confirmed enough of them), and it has credit; until all three
/// hold, nothing is captured and nothing encoded. Runs on one platform thread, because waiting for
/// the screen blocks in a system call.
final class PictureLoop {
  /// How soon to look again when the link was busy.
  private static final long BUSY_NANOS = 100_000_000;

  /// Of the credit, for answers and the fence.
  private static final int SMALL_MESSAGES_BYTES =
      (ViewerWishes.MOST_ANSWERS + 3) * ServerFence.MOST_BYTES;

  private final ScreenSource source;
  private final ByteStream stream;
  private final ViewerWishes wishes;
  private final Confirmations confirmations;
  private final Figures figures;
  private final ClipboardExchange clipboard;
  private final RfbWriter clipboardOut = new RfbWriter(64);
  private final Credit credit;
  private final Alarm nextFrame;
  private final Alarm still;
  private final LongSupplier nanoTime;
  private final Update update;
  private final RfbWriter answers = new RfbWriter(256);
  private final UpdateComposer composer;
  private final SizeWishes sizeWishes;
  private final SizeNews sizeNews;
  private Picture picture;

  /// @param nanoTime the clock
  PictureLoop(
      ScreenSource source,
      ByteStream stream,
      ViewerWishes wishes,
      Confirmations confirmations,
      Figures figures,
      ClipboardExchange clipboard,
      LongSupplier nanoTime) {
    this.source = source;
    this.stream = stream;
    this.wishes = wishes;
    this.confirmations = confirmations;
    this.figures = figures;
    this.clipboard = clipboard;
    this.credit = new Credit(stream, source::wake);
    this.update = new Update(stream::write);
    this.nextFrame = new Alarm(source::wake);
    this.still = new Alarm(source::wake);
    this.nanoTime = nanoTime;
    this.composer = new UpdateComposer(source);
    this.sizeWishes = new SizeWishes(source, nanoTime);
    this.sizeNews = new SizeNews(source);
    Frame frame = source.frame();
    this.picture = new Picture(frame.widthPixels(), frame.heightPixels(), nanoTime);
  }

  /// Runs until the wishes have ended or the screen or the stream fails.
  void run() throws IOException {
    try {
      while (!wishes.hasEnded()) {
        grantSize();
        source.await();
        followSize();
        passTexts();
        turn();
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

  /// Before the source is waited for, so that the frame has the new size when the viewer is told.
  private void grantSize() throws IOException {
    SizeOutcome outcome = sizeWishes.grant(wishes);
    if (outcome != null) {
      sizeNews.answered(outcome);
    }
  }

  private void followSize() {
    Frame frame = source.frame();
    Frame shown = picture.shown();
    if (frame.widthPixels() != shown.widthPixels()
        || frame.heightPixels() != shown.heightPixels()) {
      picture.close();
      picture = new Picture(frame.widthPixels(), frame.heightPixels(), nanoTime);
      sizeNews.changed();
    }
  }

  /// Texts between updates; a long one waits for credit.
  private void passTexts() throws IOException {
    while (credit.available() > 0 && clipboard.take(clipboardOut)) {
      stream.write(clipboardOut.array(), 0, clipboardOut.length());
      clipboardOut.clear();
    }
  }

  private void turn() throws IOException {
    long creditBytes = credit.available();
    if (creditBytes == 0) {
      return;
    }
    long waitNanos = confirmations.waitNanos();
    ViewerWishes.Turn turn = wishes.take(waitNanos == 0);
    answer(turn.answers());
    ViewerWishes.Demand demand = turn.demand();
    if (demand != null) {
      send(demand, creditBytes);
    } else if (turn.held() && waitNanos != Pace.UNTIL_CONFIRMED) {
      nextFrame.in(waitNanos);
    }
  }

  private void answer(List<ServerMessage> due) throws IOException {
    if (due.isEmpty()) {
      return;
    }
    answers.clear();
    due.forEach(message -> message.write(answers));
    stream.write(answers.array(), 0, answers.length());
  }

  private void send(ViewerWishes.Demand demand, long creditBytes) throws IOException {
    boolean continuous = demand.continuous();
    long roomBytes = creditBytes - SMALL_MESSAGES_BYTES;
    update.begin(
        continuous ? Math.min(roomBytes, confirmations.roomBytes()) : roomBytes,
        demand.encodings().lastRectangle());
    picture.forget(demand.whole());
    if (!sizeNews.add(demand, update)) {
      boolean idle = credit.isAtRest(creditBytes) && confirmations.isAtRest();
      composer.compose(demand, picture, update, idle);
      awaitStill();
    }
    if (update.isEmpty()) {
      if (!continuous) {
        wishes.putBack(demand.area());
      }
      return;
    }
    update.finish();
    boolean confirmed = demand.encodings().flow().fence();
    if (confirmed) {
      confirmations.fence(update.lengthBytes(), picture.unsent().count() == 0, update.out());
    }
    Frame frame = source.frame();
    figures.sent(update.mostUsed(), frame.widthPixels(), frame.heightPixels(), confirmed);
    stream.write(update.out().array(), 0, update.out().length());
    if (continuous) {
      source.wake(); // What did not fit, or has changed meanwhile, goes as soon as the pace allows.
    }
  }
}
