package org.latchkey.agent.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latchkey.agent.noise.X25519KeyPair;
import org.latchkey.agent.stream.ByteStream;
import org.latchkey.agent.stream.ControlReceiver;
import org.latchkey.agent.stream.IncomingStream;
import org.latchkey.agent.stream.StatingFrames;
import org.latchkey.agent.stream.StreamMultiplexer;
import org.latchkey.protocol.Spec;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.identity.ComputerId;
import org.latchkey.protocol.identity.SessionId;
import org.latchkey.protocol.wire.Bytes;

/// The host's channel and the web client's, each against the other.
@Timeout(60)
@Spec({"A8", "A9", "A19"})
class JavaScriptInteropTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final X25519KeyPair key = X25519KeyPair.generate(RANDOM);
  private final ChannelBinding binding =
      new ChannelBinding(
          ComputerId.random(RANDOM), SessionId.random(RANDOM), "header.payload.signature");

  @BeforeAll
  static void nodeIsThere() throws Exception {
    assumeTrue(JavaScriptBrowser.canRun(), "Node.js 22 is not on the path; ./test brings it");
  }

  @Test
  void aBrowserSignsInAndGetsItsBytesBack() throws Exception {
    int bytes = 3_000_000;
    try (JavaScriptBrowser browser = browser(key, bytes, MemoryCarrier::honest)) {
      SealedChannel channel = door(7).open(browser, binding).channel();
      TalkingHost host = new TalkingHost(binding.session());
      StreamMultiplexer streams =
          StreamMultiplexer.accepting(
              new StatingFrames(channel, true), host, JavaScriptInteropTest::echo);
      host.talkThrough(streams);
      assertThrows(SignedOff.class, streams::run);

      JsonNode report = browser.report();
      assertEquals("signed-off", report.get("ended").asText(), report.toString());
      assertEquals(bytes, report.get("echoed").asInt());
      assertTrue(report.get("closed").isNull(), "the stream ended cleanly");
      assertEquals("ada", report.get("osUser").asText());
      assertEquals(List.of("ada", "correct horse"), host.answers);
    }
  }

  @Test
  void aRecordAlteredOnTheWayEndsTheSessionInTheBrowser() throws Exception {
    try (JavaScriptBrowser browser = browser(key, 0, JavaScriptInteropTest::alterThird)) {
      SealedChannel channel = door(7).open(browser, binding).channel();
      TalkingHost host = new TalkingHost(binding.session());
      StreamMultiplexer streams =
          StreamMultiplexer.accepting(
              new StatingFrames(channel, true), host, JavaScriptInteropTest::echo);
      host.talkThrough(streams);
      Thread running = Thread.ofVirtual().start(() -> runToTheEnd(streams));

      assertEquals("integrity", browser.report().get("ended").asText());
      running.join(Duration.ofSeconds(30));
    }
  }

  @Test
  void aTicketSwappedByTheGatewayFailsAtTheHost() throws Exception {
    ChannelBinding other = new ChannelBinding(binding.computer(), binding.session(), "a.b.c");
    try (JavaScriptBrowser browser = browser(key, 0, MemoryCarrier::honest)) {
      OpeningFailedException failed =
          assertThrows(OpeningFailedException.class, () -> door(7).open(browser, other));
      assertEquals(Fault.HANDSHAKE_FAILED, failed.fault());
      assertEquals("carrier-lost", browser.report().get("ended").asText());
    }
  }

  @Test
  void aBrowserThatKnowsAnotherKeyIsNotLetThrough() throws Exception {
    X25519KeyPair another = X25519KeyPair.generate(RANDOM);
    try (JavaScriptBrowser browser = browser(another, 0, MemoryCarrier::honest)) {
      OpeningFailedException failed =
          assertThrows(OpeningFailedException.class, () -> door(7).open(browser, binding));
      assertEquals(Fault.HANDSHAKE_FAILED, failed.fault());
    }
  }

  private HostDoor door(long rekeyRecords) {
    return new HostDoor(
        new HostOpening.Host(key, SuiteList.all()),
        () -> X25519KeyPair.generate(RANDOM),
        Duration.ofSeconds(30),
        rekeyRecords);
  }

  private JavaScriptBrowser browser(
      X25519KeyPair known, int echoBytes, MemoryCarrier.Tamperer tamperer) throws IOException {
    String wish =
        JSON.createObjectNode()
            .put("computer", binding.computer().hex())
            .put("session", binding.session().hex())
            .put("ticket", binding.ticket())
            .put("hostKey", base64Url(known.publicKey()))
            .put("recordsPerKey", 7)
            .put("echoBytes", echoBytes)
            .toString();
    return JavaScriptBrowser.start(wish, tamperer);
  }

  private static String base64Url(Bytes bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toArray());
  }

  private static Iterable<Bytes> alterThird(int number, Bytes message) {
    byte[] altered = message.toArray();
    altered[altered.length - 1] ^= number == 2 ? (byte) 1 : 0;
    return List.of(Bytes.view(altered));
  }

  private static void echo(IncomingStream incoming) throws IOException {
    byte[] buffer = new byte[10_000];
    try (ByteStream stream = incoming.accept()) {
      for (int count = stream.read(buffer, 0, buffer.length);
          count >= 0;
          count = stream.read(buffer, 0, buffer.length)) {
        stream.write(buffer, 0, count);
      }
    }
  }

  private static void runToTheEnd(StreamMultiplexer streams) {
    try {
      streams.run();
    } catch (Exception e) {
      // How it ends at this side is not the question.
    }
  }

  /// The browser has said its sealed end.
  private static final class SignedOff extends IOException {
    private static final long serialVersionUID = 1;

    SignedOff() {
      super("signed-off");
    }
  }

  /// Welcomes, asks for a name and a password, and signs in whoever answers.
  private static final class TalkingHost implements ControlReceiver {
    private final SessionId session;
    private final List<String> answers = new ArrayList<>();
    private @Nullable StreamMultiplexer streams;

    TalkingHost(SessionId session) {
      this.session = session;
    }

    void talkThrough(StreamMultiplexer theirs) {
      streams = theirs;
    }

    @Override
    public void received(Bytes message) throws IOException {
      JsonNode fields = JSON.readTree(message.toArray());
      switch (fields.get("type").asText()) {
        case "hello" -> {
          say(
              "{\"type\":\"welcome\",\"computer\":\"den\",\"version\":\"1\",\"session\":\""
                  + session.hex()
                  + "\"}");
          say("{\"type\":\"prompt\",\"id\":1,\"kind\":\"text\",\"label\":\"User name\"}");
        }
        case "answer" -> answered(fields.get("value").asText());
        case "end" -> throw new SignedOff();
        default -> {}
      }
    }

    private void answered(String value) throws IOException {
      answers.add(value);
      if (answers.size() == 1) {
        say("{\"type\":\"prompt\",\"id\":2,\"kind\":\"secret\",\"label\":\"Password\"}");
      } else {
        say("{\"type\":\"signed-in\",\"osUser\":\"ada\",\"modules\":[\"echo\"]}");
      }
    }

    private void say(String message) throws IOException {
      Objects.requireNonNull(streams)
          .sendControl(Bytes.view(message.getBytes(StandardCharsets.UTF_8)));
    }
  }
}
