package org.latchkey.protocol.audit;

import java.time.Instant;

/// One line of an audit log: JSON in pure ASCII, without its line feed.
///
/// `head` is the log's head once this line is stored in it; `time` has whole milliseconds, as the
/// text has.
public record AuditLine(AuditHead head, Instant time, String event, String text) {}
