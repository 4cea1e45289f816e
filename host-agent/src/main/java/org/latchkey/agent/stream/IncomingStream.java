package org.latchkey.agent.stream;

import java.io.IOException;

/// A stream that the other side asked for: answered once, by [#accept] or [#refuse].
public final class IncomingStream {
  private final String options;
  private final MultiplexedStream stream;

  IncomingStream(Frame.Open open, MultiplexedStream stream) {
    this.options = open.options();
    this.stream = stream;
  }

  public String module() {
    return stream.module();
  }

  /// A JSON object, or empty.
  public String options() {
    return options;
  }

  /// Takes the stream.
  ///
  /// @throws IOException when the other side has given it up meanwhile
  public ByteStream accept() throws IOException {
    stream.accept();
    return stream;
  }

  /// Does not take the stream. `fault` is an id of the fault table.
  public void refuse(String fault, String detail) {
    stream.refuse(new FaultNotice(fault, detail));
  }

  /// Ends an accepted stream at once, in both directions, so that what was sent counts as
  /// incomplete. Does nothing when it has ended.
  public void abort(String fault, String detail) {
    stream.abort(new FaultNotice(fault, detail));
  }
}
