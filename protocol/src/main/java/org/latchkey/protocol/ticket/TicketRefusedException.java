package org.latchkey.protocol.ticket;

/// A ticket is not to be believed. The peer hears `ticket-refused` whatever the reason; the reason
/// is for the audit log.
public final class TicketRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  /// The first rule of `docs/protocol.md` §6 that a ticket broke.
  public enum Reason {
    /// Too long, not three parts, or a payload of another form.
    FORM,
    /// The header is not exactly that of a pinned key.
    KEY,
    SIGNATURE,
    /// Made for another computer.
    COMPUTER,
    /// Made for another session than the one offered.
    SESSION,
    /// Older than the window behind the newest accepted one.
    TOO_OLD,
    /// Seen before.
    REPLAYED,
    /// More tickets inside the window than can be remembered.
    TOO_MANY
  }

  private final Reason reason;

  public TicketRefusedException(Reason reason) {
    super("ticket refused: " + reason);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
