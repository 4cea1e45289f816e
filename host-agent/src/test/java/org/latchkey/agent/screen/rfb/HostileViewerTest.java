package org.latchkey.agent.screen.rfb;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.latchkey.agent.screen.capture.MemoryScreen;
import org.latchkey.agent.screen.clipboard.MemoryClipboard;
import org.latchkey.agent.screen.input.InputSink;
import org.latchkey.agent.stream.ByteStream;
import org.latchkey.protocol.Spec;
import org.latchkey.protocol.wire.Bytes;

/// A viewer that is none of ours, at the whole server: cut short at every byte, what cannot be, and
/// floods of what can. The stream ends at the most, and the worker does not grow.
@Spec("A17")
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class HostileViewerTest {
  /// Generous: what a flood could fill would hold more.
  private static final long MOST_GROWTH_BYTES = 32L << 20;

  private static final byte[] HANDSHAKE =
      FloodingStream.joined("RFB 003.008\n".getBytes(US_ASCII), new byte[] {1, 1});

  /// Raw pixels, and every extension that changes what may be said.
  private static final byte[] EVERYTHING =
      bytes("02 00 0007 00000000 ffffff21 fffffec8 fffffec7 fffffefe fffffec4 c0a1e5ce");

  private static final String FENCE_OF_64 = "f8 000000 80000001 40" + "ab".repeat(64);

  private static final List<byte[]> ONE_OF_EACH =
      List.of(
          EVERYTHING,
          bytes("00 000000 10 10 00 01 001f 003f 001f 0b 05 00 000000"),
          bytes("03 00 0000 0000 0040 0030"),
          bytes("04 01 0000 00000061"),
          bytes("05 01 0001 0002"),
          bytes("ff 00 0001 00000061 0000001e"),
          bytes(FENCE_OF_64),
          bytes("06 000000 00000003 616263"),
          bytes("06 000000 fffffffc 08000001"),
          bytes("96 01 0000 0000 0040 0030"),
          bytes("96 00 0000 0000 0040 0030"));

  @Test
  void theViewerMayBeCutShortAtEveryByte() {
    byte[] whole = HANDSHAKE;
    Set<Integer> between = new HashSet<>(Set.of(whole.length));
    for (byte[] message : ONE_OF_EACH) {
      whole = FloodingStream.joined(whole, message);
      between.add(whole.length);
    }
    for (int length = 0; length <= whole.length; length++) {
      Exception end = serve(said(Arrays.copyOf(whole, length)));
      if (between.contains(length)) {
        assertNull(end, "cut between two messages, at " + length);
      } else {
        assertInstanceOf(IOException.class, end, "cut at " + length);
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> whatCannotBeEndsTheStream() {
    return Stream.of(
            "02 00 ffff", // encodings without end
            "06 000000 01000001", // 16 MiB of text and a byte
            "06 000000 80000000", // the most negative length
            "06 000000 fefffffe",
            "06 000000 fffffffe 0000", // an extended message without flags
            "06 000000 fffffff8 10000001 78da0000", // a text that is not packed
            FENCE_OF_64.replace("80000001 40", "80000001 41") + "ab",
            "f8 000000 00000001 08 0000000000000001", // answers to what was never asked
            "00 000000 20 18 00 01 ffff ffff ffff 00 08 10 000000",
            "07",
            "fd",
            "ff 02 0000 00000000")
        .map(hex ->
            DynamicTest.dynamicTest(
                hex.substring(0, Math.min(40, hex.length())),
                () ->
                    assertInstanceOf(
                        RfbFault.class,
                        serve(said(FloodingStream.joined(HANDSHAKE, EVERYTHING, bytes(hex)))))));
  }

  private record Flood(String what, int times, Bytes message) {
    Flood(String what, int times, byte[] message) {
      this(what, times, Bytes.view(message));
    }
  }

  @TestFactory
  Stream<DynamicTest> aFloodIsBorne() {
    return Stream.of(
            new Flood("requests of the whole picture", 100_000, bytes("03 00 0000 0000 0040 0030")),
            new Flood("requests beyond it", 100_000, bytes("03 01 ffff ffff ffff ffff")),
            new Flood("encodings", 5_000, bytes("02 00 0100" + "00000010".repeat(256))),
            new Flood(
                "extensions on and off",
                20_000,
                FloodingStream.joined(EVERYTHING, bytes("02 00 0000"))),
            new Flood("keys", 100_000, bytes("ff 00 0001 ffffffff ffffffff")),
            new Flood("pointers", 100_000, bytes("05 ff ffff ffff 01")),
            new Flood("fences", 50_000, bytes(FENCE_OF_64)),
            new Flood(
                "fences that wait for the next",
                50_000,
                bytes(FENCE_OF_64.replace("80000001", "80000007"))),
            new Flood(
                "continuous updates on and off",
                20_000,
                bytes("96 01 0000 0000 0040 0030 96 00 0000 0000 0000 0000")),
            new Flood(
                "texts that are too long", 40, bytes("06 000000 00100001" + "61".repeat(0x100001))),
            new Flood("questions for the text", 50_000, bytes("06 000000 fffffffc 02000001")),
            new Flood("bombs for the clipboard", 20, bomb()))
        .map(flood -> DynamicTest.dynamicTest(flood.what(), () -> assertBorne(flood)));
  }

  private static void assertBorne(Flood flood) {
    long before = usedBytes();
    AtomicLong grown = new AtomicLong();
    FloodingStream stream =
        new FloodingStream(
            FloodingStream.joined(HANDSHAKE, EVERYTHING),
            flood.message().toArray(),
            flood.times(),
            false,
            () -> grown.set(usedBytes() - before));
    assertNull(serve(stream));
    assertTrue(grown.get() < MOST_GROWTH_BYTES, "it grew by " + grown);
  }

  /// Its messages wait where they are, and credit for more is not given.
  @Test
  void aDeafViewerThatWantsAnswersIsNotReadOn() throws Exception {
    for (String question :
        List.of(
            FENCE_OF_64, FENCE_OF_64.replace("80000001", "80000002"), "96 00" + "00".repeat(8))) {
      FloodingStream deaf =
          new FloodingStream(
              FloodingStream.joined(HANDSHAKE, EVERYTHING),
              bytes(question),
              100_000,
              true,
              () -> {});
      Thread serving = Thread.ofPlatform().start(() -> serve(deaf));
      while (serving.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
      deaf.close();
      serving.join();
      assertTrue(deaf.saidBytes() < 1_000_000, "it read " + deaf.saidBytes());
    }
  }

  @Test
  void theServerThatServedAHundredOfThemKeepsNothing() {
    long before = usedBytes();
    for (int i = 0; i < 100; i++) {
      assertInstanceOf(
          RfbFault.class, serve(said(FloodingStream.joined(HANDSHAKE, EVERYTHING, bytes("07")))));
    }
    assertTrue(usedBytes() - before < MOST_GROWTH_BYTES);
  }

  private static FloodingStream said(byte[] bytes) {
    return new FloodingStream(bytes, new byte[] {0}, 0, false, () -> {});
  }

  /// Serves to the end.
  ///
  /// @return why it ended; null when the viewer had closed the stream
  private static @Nullable Exception serve(ByteStream stream) {
    try (MemoryScreen screen = new MemoryScreen(64, 48)) {
      new RfbServer(stream, screen, NO_INPUT, new MemoryClipboard(), "test", new Figures()).serve();
      return null;
    } catch (IOException | RfbFault end) {
      return end;
    }
  }

  private static final InputSink NO_INPUT =
      new InputSink() {
        @Override
        public void key(int keysym, int scancode, boolean down) {}

        @Override
        public void pointer(int x, int y, int buttons) {}

        @Override
        public void pause() {}

        @Override
        public void resume() {}

        @Override
        public void close() {}
      };

  /// 64 MiB of nothing, packed, as a text that is provided.
  private static byte[] bomb() {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream zlib = new DeflaterOutputStream(packed)) {
      zlib.write(ByteBuffer.allocate(4).putInt(2_000_001).array());
      zlib.write(new byte[64 << 20]);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    byte[] head =
        ByteBuffer.allocate(12)
            .putInt(6 << 24)
            .putInt(-4 - packed.size())
            .putInt(1 << 28 | 1)
            .array();
    return FloodingStream.joined(head, packed.toByteArray());
  }

  private static long usedBytes() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }
}
