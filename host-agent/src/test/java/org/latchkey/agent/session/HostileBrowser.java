package org.latchkey.agent.session;

import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.latchkey.agent.seal.RawBrowser;
import org.latchkey.agent.stream.Frame;
import org.latchkey.agent.stream.FrameCodec;
import org.latchkey.agent.stream.RuleBrokenException;
import org.latchkey.protocol.wire.Bytes;

/// A browser behind a handshake by the rules that sends what it wants. It hears what the host says,
/// and takes everything, unless it is told to be deaf.
final class HostileBrowser {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// Far more than any bound of the host's lets through.
  static final int FLOOD = 20_000;

  private final RawBrowser raw;
  private final BlockingQueue<Frame> heard = new LinkedBlockingQueue<>();
  private final Thread receiving;

  HostileBrowser(RawBrowser raw) {
    this.raw = raw;
    this.receiving = Thread.ofVirtual().unstarted(this::receive);
  }

  HostileBrowser listening() {
    receiving.start();
    return this;
  }

  private void receive() {
    try {
      for (Bytes next = raw.receive(); next != null; next = raw.receive()) {
        Frame frame = FrameCodec.decode(next);
        if (!(frame instanceof Frame.Credit || isHeartbeat(frame))) {
          heard.add(frame);
        }
      }
    } catch (IOException | RuleBrokenException e) {
      throw new AssertionError("the host broke a rule", e);
    }
  }

  private static boolean isHeartbeat(Frame frame) {
    return isControl(frame) && typeOf(frame).equals("heartbeat");
  }

  private static boolean isControl(Frame frame) {
    return frame instanceof Frame.Data data && data.stream() == 0;
  }

  private static String typeOf(Frame frame) {
    return json(frame).get("type").asText();
  }

  private static JsonNode json(Frame frame) {
    try {
      return JSON.readTree(((Frame.Data) frame).payload().toArray());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// The next frame of the host's that is as wanted, past others.
  Frame await(Predicate<Frame> wanted) throws InterruptedException {
    while (true) {
      Frame frame = heard.poll(60, TimeUnit.SECONDS);
      if (frame == null) {
        throw new AssertionError("the host did not answer");
      }
      if (wanted.test(frame)) {
        return frame;
      }
    }
  }

  JsonNode hear(String type) throws InterruptedException {
    return json(await(frame -> isControl(frame) && typeOf(frame).equals(type)));
  }

  void send(Bytes plaintext) throws IOException {
    raw.send(plaintext);
  }

  void send(String hex) throws IOException {
    send(Bytes.fromHex(hex));
  }

  void send(Frame frame) throws IOException {
    send(FrameCodec.encode(frame));
  }

  void say(String json) throws IOException {
    send(new Frame.Data(0, Bytes.view(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8))));
  }

  /// As long as the host takes it, and that must not be for ever.
  void sayUntilItEnds(String json) {
    assertThrows(
        IOException.class,
        () -> {
          while (true) {
            say(json);
          }
        });
  }

  void signIn() throws IOException, InterruptedException {
    say("{'type':'answer','id':" + hear("prompt").get("id") + ",'value':'right'}");
    hear("signed-in");
  }

  /// Opens a stream and waits until the host has answered.
  void open(int stream, long credit, String module) throws IOException, InterruptedException {
    send(new Frame.Open(stream, credit, module, ""));
    await(frame -> frame.stream() == stream);
  }
}
