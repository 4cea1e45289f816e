package org.latchkey.agent.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.latchkey.protocol.wire.Bytes;

class FrameFuzzTest {
  @FuzzTest(maxDuration = "5s")
  void aFrameIsRefusedOrComesBackAsItWasRead(byte[] data) throws RuleBrokenException {
    Frame frame;
    try {
      frame = FrameCodec.decode(Bytes.copyOf(data));
    } catch (RuleBrokenException _) {
      return;
    }
    assertEquals(frame, FrameCodec.decode(FrameCodec.encode(frame)));
  }

  /// Both sides send what they like: the ledger decides or refuses, and never counts below nothing.
  @FuzzTest(maxDuration = "5s")
  void framesOnAPipeAreCountedOrRefused(byte[] data) throws IOException {
    PipeFrames pipe =
        new PipeFrames(new ByteArrayInputStream(data), OutputStream.nullOutputStream());
    StreamLedger ledger = new StreamLedger();
    try {
      boolean byBrowser = true;
      for (Frame frame = pipe.receive(); frame != null; frame = pipe.receive()) {
        var _ = byBrowser ? ledger.fromBrowser(frame) : ledger.fromHost(frame);
        byBrowser = !byBrowser;
        requireInBounds(ledger, frame.stream());
      }
    } catch (RuleBrokenException | IOException _) {
      // the only ways to fail
    }
  }

  private static void requireInBounds(StreamLedger ledger, int stream) {
    if (ledger.openStreams() > StreamLimits.MAX_OPEN_STREAMS
        || ledger.browserCredit(stream) < 0
        || ledger.hostCredit(stream) < 0
        || ledger.hostCredit(stream) > StreamLimits.MAX_CREDIT_BYTES) {
      throw new AssertionError("out of bounds");
    }
  }
}
