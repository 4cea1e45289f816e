package org.latchkey.agent.stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latchkey.protocol.Spec;
import org.latchkey.protocol.wire.Bytes;

@Spec("A9")
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class StreamMultiplexerTest {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final BlockingQueue<String> controlAtHost = new LinkedBlockingQueue<>();
  private final MemoryFrames.Pair pair = MemoryFrames.pair();
  private final StreamMultiplexer browser = StreamMultiplexer.opening(pair.left(), _ -> {});

  private Future<?> host(StreamAcceptor acceptor) {
    StreamMultiplexer host =
        StreamMultiplexer.accepting(
            pair.right(),
            message -> controlAtHost.add(new String(message.toArray(), StandardCharsets.UTF_8)),
            acceptor);
    return threads.submit(() -> {
      host.run();
      return null;
    });
  }

  private void startBrowser() {
    var _ =
        threads.submit(() -> {
          browser.run();
          return null;
        });
  }

  @AfterEach
  void end() {
    browser.close();
    pair.right().close();
    threads.close();
  }

  @Test
  void bytesComeBackInOrderThroughManyStreamsAtOnce() throws Exception {
    var _ = host(StreamMultiplexerTest::echo);
    startBrowser();
    List<Future<byte[]>> echoes = new ArrayList<>();
    List<byte[]> sent = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Random random = new Random(i);
      byte[] bytes = new byte[random.nextInt(1_500_000)];
      random.nextBytes(bytes);
      ByteStream stream = browser.open(i == 0 ? "screen" : "echo", "");
      sent.add(bytes);
      var _ = threads.submit(() -> writeInPieces(stream, bytes, random));
      echoes.add(threads.submit(() -> readAll(stream, bytes.length)));
    }
    for (int i = 0; i < 20; i++) {
      assertArrayEquals(sent.get(i), echoes.get(i).get());
    }
  }

  private static void echo(IncomingStream incoming) throws IOException {
    try (ByteStream stream = incoming.accept()) {
      byte[] buffer = new byte[10_000];
      for (int n = stream.read(buffer, 0, buffer.length);
          n >= 0;
          n = stream.read(buffer, 0, buffer.length)) {
        stream.write(buffer, 0, n);
      }
    }
  }

  private static Object writeInPieces(ByteStream stream, byte[] bytes, Random random)
      throws IOException {
    for (int at = 0; at < bytes.length; ) {
      int count = Math.min(bytes.length - at, 1 + random.nextInt(100_000));
      stream.write(bytes, at, count);
      at += count;
    }
    return bytes;
  }

  private static byte[] readAll(ByteStream stream, int length) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] buffer = new byte[7_001];
    while (all.size() < length) {
      all.write(buffer, 0, stream.read(buffer, 0, buffer.length));
    }
    stream.close();
    return all.toByteArray();
  }

  @Test
  void aWriterWaitsUntilTheReaderHasTaken() throws Exception {
    BlockingQueue<ByteStream> accepted = new LinkedBlockingQueue<>();
    var _ = host(incoming -> accepted.add(incoming.accept()));
    startBrowser();
    ByteStream writing = browser.open("echo", "");
    ByteStream reading = accepted.take();
    writing.write(
        new byte[StreamLimits.TO_HOST_WINDOW_BYTES], 0, StreamLimits.TO_HOST_WINDOW_BYTES);
    assertEquals(0, writing.creditBytes());

    Future<?> more = threads.submit(() -> writeOne(writing));
    byte[] half = new byte[StreamLimits.TO_HOST_WINDOW_BYTES / 2];
    for (int taken = 0; taken < half.length; ) {
      taken += reading.read(half, 0, half.length - taken);
    }
    writing.awaitCredit(1);
    more.get();
    assertEquals(half.length - 1, writing.creditBytes());
  }

  private static Object writeOne(ByteStream stream) throws IOException {
    stream.write(new byte[1], 0, 1);
    return stream;
  }

  @Test
  void controlOvertakesABlockedStream() throws Exception {
    var _ = host(IncomingStream::accept);
    startBrowser();
    ByteStream stuck = browser.open("echo", "");
    Future<?> writing = threads.submit(() -> writeTooMuch(stuck));
    browser.sendControl(Bytes.view("{}".getBytes(StandardCharsets.UTF_8)));
    assertEquals("{}", controlAtHost.take());
    browser.close();
    assertThrows(Exception.class, writing::get);
  }

  private static Object writeTooMuch(ByteStream stream) throws IOException {
    stream.write(new byte[1_000_000], 0, 1_000_000);
    return stream;
  }

  @Test
  void aRefusalReachesTheOpenerWithItsFault() {
    var _ = host(incoming -> incoming.refuse("module-refused", "not this one"));
    startBrowser();
    StreamRefusedException refused =
        assertThrows(StreamRefusedException.class, () -> browser.open("files", ""));
    assertEquals(new FaultNotice("module-refused", "not this one"), refused.notice());
  }

  @Test
  void aModuleThatThrowsEndsItsStreamAndNoOther() throws Exception {
    var _ =
        host(incoming -> {
          if (incoming.module().equals("bad")) {
            throw new IllegalStateException("planted");
          }
          echo(incoming);
        });
    startBrowser();
    ByteStream good = browser.open("echo", "");
    assertThrows(StreamRefusedException.class, () -> browser.open("bad", ""));
    good.write(new byte[] {42}, 0, 1);
    byte[] back = new byte[1];
    assertEquals(1, good.read(back, 0, 1));
    assertEquals(42, back[0]);
  }

  @Test
  void aModuleThatDiesOfAnErrorEndsItsStream() throws Exception {
    var _ =
        host(incoming -> {
          ByteStream _ = incoming.accept();
          throw new UnsatisfiedLinkError("planted");
        });
    startBrowser();
    assertThrows(
        StreamRefusedException.class, () -> browser.open("bad", "").read(new byte[1], 0, 1));
  }

  @Test
  void aStreamEndedWithAFaultNeverLooksComplete() throws Exception {
    var _ =
        host(incoming -> {
          incoming.accept().write(new byte[5], 0, 5);
          incoming.abort("internal", "disk gone");
        });
    startBrowser();
    StreamRefusedException ended =
        assertThrows(
            StreamRefusedException.class,
            () -> {
              ByteStream stream = browser.open("files", "");
              while (stream.read(new byte[10], 0, 10) >= 0) {}
            });
    assertEquals("internal", ended.notice().fault());
  }

  @Test
  void aLostConnectionNeverLooksComplete() throws Exception {
    var _ = host(incoming -> incoming.accept().write(new byte[5], 0, 5));
    startBrowser();
    ByteStream stream = browser.open("files", "");
    assertEquals(5, stream.read(new byte[10], 0, 10));
    pair.right().close();
    assertThrows(IOException.class, () -> stream.read(new byte[10], 0, 10));
    assertThrows(IOException.class, () -> stream.write(new byte[1], 0, 1));
    assertThrows(IOException.class, () -> browser.open("files", ""));
  }

  @Test
  void aPeerThatBreaksARuleEndsTheConnection() throws Exception {
    Future<?> host = host(StreamMultiplexerTest::echo);
    pair.left().send(new Frame.Data(9, Bytes.fromHex("00")));
    Exception ended = assertThrows(Exception.class, host::get);
    assertTrue(ended.getCause() instanceof RuleBrokenException);
  }

  @Test
  void aPeerThatNeverReadsAnswersIsCutOff() throws Exception {
    Future<?> host = host(incoming -> incoming.refuse("module-refused", ""));
    assertThrows(
        IOException.class,
        () -> {
          for (int id = 1; id <= StreamLimits.MAX_STREAM_ID; id++) {
            pair.left().send(new Frame.Open(id, 0, "files", ""));
          }
        });
    assertThrows(Exception.class, host::get);
  }
}
