package org.latchkey.agent.screen.x11;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The text that the viewer gave, for programs of the host to paste (ICCCM §2.2, §2.7.2). Time is
/// an argument.
///
/// Short texts go as one property, long ones in pieces: each is written when the program has
/// deleted the one before. A program that stops deleting is forgotten.
final class SelectionOffer {
  /// Well below what any server takes in one request, 256 KiB.
  static final int PIECE_BYTES = 64 * 1024;

  /// More programs that paste a long text at the same time are refused.
  static final int MOST_TRANSFERS = 8;

  static final Duration PATIENCE = Duration.ofSeconds(10);

  /// A long text on its way to one program.
  private static final class Transfer {
    private final long requestor;
    private final long property;
    private final long type;
    private final byte[] bytes;
    private int sent;
    private boolean ended;
    private long since;

    Transfer(long requestor, long property, long type, byte[] bytes, long since) {
      this.requestor = requestor;
      this.property = property;
      this.type = type;
      this.bytes = bytes;
      this.since = since;
    }
  }

  private final SelectionWindow window;
  private final SelectionAtoms atoms;
  private final List<Transfer> transfers = new ArrayList<>();
  private @Nullable String text;
  private long ownedSince;

  SelectionOffer(SelectionWindow window, SelectionAtoms atoms) {
    this.window = window;
    this.atoms = atoms;
  }

  /// The text, as long as no other program has taken the clipboard.
  @Nullable String text() {
    return text;
  }

  void offer(String offered) throws IOException {
    text = offered;
    window.own(atoms.clipboard());
  }

  /// The server has made us the owner.
  void owned(long time) {
    ownedSince = time;
  }

  /// Another program has the clipboard now.
  void lost() {
    text = null;
  }

  /// A program asks for the text in some form.
  void requested(long requestor, long target, long property, long time, long now)
      throws IOException {
    long place = property == 0 ? target : property; // obsolete clients name none (ICCCM §2.2)
    boolean answered = put(requestor, target, place, now);
    window.answer(requestor, atoms.clipboard(), target, answered ? place : 0, time);
  }

  private boolean put(long requestor, long target, long place, long now) throws IOException {
    String offered = text;
    if (offered == null) {
      return false;
    }
    if (target == atoms.targets()) {
      window.put(
          requestor,
          place,
          SelectionAtoms.ATOM,
          atoms.targets(),
          atoms.timestamp(),
          atoms.utf8(),
          atoms.utf8Mime(),
          SelectionAtoms.STRING);
      return true;
    }
    if (target == atoms.timestamp()) {
      window.put(requestor, place, SelectionAtoms.INTEGER, ownedSince);
      return true;
    }
    if (target == SelectionAtoms.STRING) {
      return put(requestor, place, target, offered.getBytes(ISO_8859_1), now);
    }
    if (target == atoms.utf8() || target == atoms.utf8Mime()) {
      return put(requestor, place, target, offered.getBytes(UTF_8), now);
    }
    return false;
  }

  private boolean put(long requestor, long place, long type, byte[] bytes, long now)
      throws IOException {
    if (bytes.length <= PIECE_BYTES) {
      window.put(requestor, place, type, bytes, 0, bytes.length);
      return true;
    }
    transfers.removeIf(other -> other.requestor == requestor && other.property == place);
    if (transfers.size() >= MOST_TRANSFERS || requestor == window.id()) {
      return false;
    }
    transfers.add(new Transfer(requestor, place, type, bytes, now));
    window.watchProperties(requestor, true);
    window.put(requestor, place, atoms.incremental(), bytes.length);
    return true;
  }

  /// A program has taken what stood in a property of its window.
  void deleted(long requestor, long property, long now) throws IOException {
    for (Iterator<Transfer> all = transfers.iterator(); all.hasNext(); ) {
      Transfer transfer = all.next();
      if (transfer.requestor == requestor && transfer.property == property) {
        if (transfer.ended) {
          all.remove();
          forget(requestor);
        } else {
          next(transfer, now);
        }
        return;
      }
    }
  }

  /// The piece after the last is empty and says that there is no more.
  private void next(Transfer transfer, long now) throws IOException {
    int length = Math.min(PIECE_BYTES, transfer.bytes.length - transfer.sent);
    window.put(
        transfer.requestor,
        transfer.property,
        transfer.type,
        transfer.bytes,
        transfer.sent,
        length);
    transfer.sent += length;
    transfer.ended = length == 0;
    transfer.since = now;
  }

  /// Forgets programs that take nothing any more.
  ///
  /// @return the nanoseconds until one may have to be forgotten, or -1 for none
  long expire(long now) {
    long next = -1;
    for (Iterator<Transfer> all = transfers.iterator(); all.hasNext(); ) {
      Transfer transfer = all.next();
      long left = PATIENCE.toNanos() - (now - transfer.since);
      if (left <= 0) {
        all.remove();
        forget(transfer.requestor);
      } else {
        next = next < 0 ? left : Math.min(next, left);
      }
    }
    return next;
  }

  private void forget(long requestor) {
    if (transfers.stream().noneMatch(other -> other.requestor == requestor)) {
      window.watchProperties(requestor, false);
    }
  }
}
