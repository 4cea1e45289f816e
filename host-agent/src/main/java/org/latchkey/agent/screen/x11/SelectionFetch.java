package org.latchkey.agent.screen.x11;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.screen.clipboard.Clipboard;

/// Fetches the text of a program that has the clipboard (ICCCM §2.4, §2.7.2). Time is an argument.
///
/// | from | on | to |
/// |---|---|---|
/// | idle | [#start] | asked, for the best form of a text |
/// | asked | the program has none in this form | asked, for the next form; after the last: idle, no text |
/// | asked | the program has put it | idle, the text |
/// | asked | the program will send it in pieces | taking |
/// | taking | a piece | taking |
/// | taking | an empty piece | idle, the text |
/// | any | too long, no text, out of time | idle, no text |
///
/// A program is another one of this user's, and may do anything: say nothing, send for ever, send
/// what is no text. What it sends after it was given up goes to a place that nobody reads.
final class SelectionFetch {
  /// Between two steps of the program.
  static final Duration PATIENCE = Duration.ofSeconds(5);

  /// For all of them.
  static final Duration WHOLE_PATIENCE = Duration.ofSeconds(30);

  /// Every UTF-8 byte of a text, and of a Latin-1 text never more.
  private static final int MOST_BYTES = Clipboard.LIMIT_BYTES;

  private sealed interface State {}

  private record Idle() implements State {}

  private record Asked(int form, long since, long begun) implements State {}

  private record Taking(ByteArrayOutputStream bytes, long type, long since, long begun)
      implements State {}

  /// The end of a fetch.
  ///
  /// @param text null for none
  record Result(@Nullable String text) {
    static final Result NONE = new Result(null);
  }

  private final SelectionWindow window;
  private final SelectionAtoms atoms;
  private State state = new Idle();
  private int place;

  SelectionFetch(SelectionWindow window, SelectionAtoms atoms) {
    this.window = window;
    this.atoms = atoms;
  }

  boolean isIdle() {
    return state instanceof Idle;
  }

  void start(long now) throws IOException {
    ask(0, now, now);
  }

  private void ask(int form, long now, long begun) throws IOException {
    place = (place + 1) % atoms.places().size();
    state = new Asked(form, now, begun);
    window.convert(atoms.clipboard(), atoms.texts().get(form), atoms.places().get(place));
  }

  /// The program has answered: by a property, or by none (0).
  Optional<Result> answered(long target, long property, long now) throws IOException {
    if (!(state instanceof Asked asked) || target != atoms.texts().get(asked.form())) {
      return Optional.empty();
    }
    if (property == 0) {
      return refused(asked, now);
    }
    if (property != atoms.places().get(place)) {
      return Optional.empty();
    }
    SelectionWindow.Content content = window.take(property, MOST_BYTES);
    if (content == null) {
      return refused(asked, now);
    }
    if (content.type() == atoms.incremental()) {
      state = new Taking(new ByteArrayOutputStream(), 0, now, asked.begun());
      return Optional.empty();
    }
    byte[] bytes = content.bytes();
    return end(bytes == null ? Result.NONE : text(bytes, content.type()));
  }

  private Optional<Result> refused(Asked asked, long now) throws IOException {
    if (asked.form() + 1 < atoms.texts().size()) {
      ask(asked.form() + 1, now, asked.begun());
      return Optional.empty();
    }
    return end(Result.NONE);
  }

  /// A property of our window has a new value.
  Optional<Result> arrived(long property, long now) throws IOException {
    if (!(state instanceof Taking taking) || property != atoms.places().get(place)) {
      return Optional.empty();
    }
    SelectionWindow.Content content = window.take(property, MOST_BYTES - taking.bytes().size());
    if (content == null) {
      return Optional.empty();
    }
    byte[] piece = content.bytes();
    if (piece == null) {
      return end(Result.NONE);
    }
    if (piece.length == 0) {
      return end(text(taking.bytes().toByteArray(), taking.type()));
    }
    taking.bytes().writeBytes(piece);
    state = new Taking(taking.bytes(), content.type(), now, taking.begun());
    return Optional.empty();
  }

  /// Gives a program up that takes too long.
  Optional<Result> expire(long now) {
    return untilExpiry(now) == 0 ? end(Result.NONE) : Optional.empty();
  }

  /// The nanoseconds until [#expire] may end it; -1 while idle.
  long untilExpiry(long now) {
    return switch (state) {
      case Idle _ -> -1;
      case Asked(_, long since, long begun) -> left(since, begun, now);
      case Taking(_, _, long since, long begun) -> left(since, begun, now);
    };
  }

  private static long left(long since, long begun, long now) {
    long step = PATIENCE.toNanos() - (now - since);
    long whole = WHOLE_PATIENCE.toNanos() - (now - begun);
    return Math.max(0, Math.min(step, whole));
  }

  private Optional<Result> end(Result result) {
    state = new Idle();
    return Optional.of(result);
  }

  private Result text(byte[] bytes, long type) {
    if (type == atoms.utf8() || type == atoms.utf8Mime()) {
      try {
        return new Result(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
      } catch (CharacterCodingException _) {
        return Result.NONE;
      }
    }
    return type == SelectionAtoms.STRING ? new Result(new String(bytes, ISO_8859_1)) : Result.NONE;
  }
}
