package org.latchkey.protocol.audit;

/// The first line of a log that does not fit what stands before it.
///
/// An altered line shows at the line *after* it, whose `prev` no longer fits.
///
/// @param line number of the line, from 1
public record AuditBreak(long line, Reason reason) {
  /// Why the line does not fit.
  public enum Reason {
    /// Not a JSON object with time and event.
    NOT_AN_ENTRY,
    /// `n` is not one more than the line before: a line is missing, doubled or moved.
    WRONG_NUMBER,
    /// `prev` is not the hash of the line before: that one was altered, or this one put in.
    WRONG_PREVIOUS,
    /// Longer than any line that is written.
    TOO_LONG,
    /// The last line has no line feed: writing was cut off, or the file was.
    INCOMPLETE
  }
}
