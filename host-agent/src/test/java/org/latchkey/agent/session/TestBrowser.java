package org.latchkey.agent.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.seal.SealedChannel;
import org.latchkey.agent.stream.ByteStream;
import org.latchkey.agent.stream.Frame;
import org.latchkey.agent.stream.FrameConnection;
import org.latchkey.agent.stream.RuleBrokenException;
import org.latchkey.agent.stream.StatingFrames;
import org.latchkey.agent.stream.StreamMultiplexer;
import org.latchkey.protocol.wire.Bytes;

/// A browser that says what a test wants it to say. Heartbeats it hears are not kept.
final class TestBrowser {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final FrameConnection channel;
  private final StreamMultiplexer streams;
  private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
  private final Thread receiving;

  TestBrowser(SealedChannel channel) {
    this(new StatingFrames(channel, true));
  }

  TestBrowser(FrameConnection channel) {
    this.channel = channel;
    this.streams = StreamMultiplexer.opening(channel, this::received);
    this.receiving = Thread.ofVirtual().start(this::run);
  }

  private void run() {
    try {
      streams.run();
    } catch (IOException | RuleBrokenException e) {
      streams.close();
    }
  }

  private void received(Bytes message) throws IOException {
    JsonNode json = JSON.readTree(message.toArray());
    if (!json.get("type").asText().equals("heartbeat")) {
      heard.add(json);
    }
  }

  void say(String json) throws IOException {
    streams.sendControl(Bytes.view(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
  }

  /// Sends a frame past every rule of our own.
  void force(Frame frame) throws IOException {
    channel.send(frame);
  }

  /// The next message of this type, past others.
  JsonNode hear(String type) throws InterruptedException {
    while (true) {
      JsonNode next = heard.poll(30, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("no " + type + " came");
      }
      if (next.get("type").asText().equals(type)) {
        return next;
      }
    }
  }

  @Nullable JsonNode heardOf(String type) {
    return heard.stream()
        .filter(message -> message.get("type").asText().equals(type))
        .findFirst()
        .orElse(null);
  }

  /// Hello, the right password, and what the host allows then.
  JsonNode signIn() throws IOException, InterruptedException {
    say("{'type':'hello','language':'en'}");
    answer(TestKeeper.PASSWORD);
    return hear("signed-in");
  }

  void answer(String value) throws IOException, InterruptedException {
    int id = hear("prompt").get("id").asInt();
    say("{'type':'answer','id':" + id + ",'value':'" + value + "'}");
  }

  ByteStream open(String module) throws IOException {
    return streams.open(module, "");
  }

  /// Goes away without a word.
  void vanish() {
    streams.close();
  }

  void awaitEnd() throws InterruptedException {
    receiving.join();
  }
}
