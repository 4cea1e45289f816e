package org.latchkey.agent.seal;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.noise.X25519KeyPair;
import org.latchkey.agent.stream.FaultNotice;
import org.latchkey.agent.stream.Frame;
import org.latchkey.agent.stream.FrameCodec;
import org.latchkey.protocol.identity.ComputerId;
import org.latchkey.protocol.identity.SessionId;
import org.latchkey.protocol.wire.Bytes;

/// Makes `protocol/vectors/sealed-channel.json` from fixed keys. Run its `main` with the path of
/// that file after a deliberate change of the protocol; the test only compares.
final class SealedChannelVectors {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Bytes HOST_SECRET = counting(0x10);
  private static final Bytes HOST_EPHEMERAL = counting(0x40);
  private static final Bytes BROWSER_EPHEMERAL = counting(0x70);
  private static final Bytes HOST_SECOND_EPHEMERAL = counting(0xa0);
  private static final Bytes BROWSER_SECOND_EPHEMERAL = counting(0xd0);
  private static final ComputerId COMPUTER = new ComputerId("00112233445566778899aabbccddeeff");
  private static final SessionId SESSION = new SessionId("ffeeddccbbaa99887766554433221100");
  private static final String TICKET = "eyJhbGciOiJFZERTQSJ9.eyJqdGkiOiJ0ZXN0In0.c2lnbmF0dXJl";
  private static final String FRESH_TICKET = "eyJhbGciOiJFZERTQSJ9.eyJqdGkiOiJ0d28ifQ.c2lnbmF0dXJl";
  private static final SuiteList HOST_SUITES = new SuiteList(List.of(700, 1));
  private static final SuiteList BROWSER_SUITES = new SuiteList(List.of(1, 9));

  private SealedChannelVectors() {}

  public static void main(String[] arguments) throws Exception {
    Files.writeString(Path.of(arguments[0]), text());
  }

  static String text() throws Exception {
    ObjectNode root = JSON.createObjectNode();
    root.put(
        "about", "docs/sealed-channel.md; bytes are hexadecimal. Made by SealedChannelVectors.");
    root.set("suites", suites());
    root.set("opening", opening());
    root.set("records", records(1L << 20));
    root.set("rekeyed", records(3));
    root.set("frames", frames());
    root.set("refusedFrames", refusedFrames());
    root.set("resumption", resumption());
    root.set("received", received());
    root.set("refusedReceived", refusedReceived());
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
    printer.indentArraysWith(new DefaultIndenter("  ", "\n"));
    return JSON.writer(printer).writeValueAsString(root) + "\n";
  }

  private static ArrayNode suites() {
    ArrayNode cases = JSON.createArrayNode();
    addChoice(cases, List.of(1), List.of(1));
    addChoice(cases, List.of(700, 1), List.of(1, 9));
    addChoice(cases, List.of(700, 1), List.of(700, 1));
    addChoice(cases, List.of(700), List.of(1));
    for (String refused :
        List.of("00", "01", "0100", "0100010001", "0200010001", "11" + "0001".repeat(17))) {
      cases.addObject().put("list", refused).put("refused", true);
    }
    return cases;
  }

  private static void addChoice(ArrayNode cases, List<Integer> host, List<Integer> browser) {
    ObjectNode one = cases.addObject();
    one.put("host", new SuiteList(host).toBytes().toHex());
    one.put("browser", new SuiteList(browser).toBytes().toHex());
    one.put(
        "chosen",
        new SuiteList(host).chooseFor(new SuiteList(browser)).map(Suite::number).orElse(null));
  }

  /// Both sides at the end of an opening, and what was said.
  private record Played(
      HostOpening.AwaitingHello start,
      BrowserOpening.Requested requested,
      HostOpening.Answered answered,
      BrowserOpening.Proved proved) {}

  private static Played play(long rekeyRecords) throws OpeningFailedException {
    return play(TICKET, null, BROWSER_EPHEMERAL, HOST_EPHEMERAL, rekeyRecords);
  }

  /// The resumption that follows the opening; each side brings its own copy of the secret.
  private static Played playResumption() throws OpeningFailedException {
    Resumption after = play(1L << 20).proved().next();
    return play(FRESH_TICKET, after, BROWSER_SECOND_EPHEMERAL, HOST_SECOND_EPHEMERAL, 1L << 20);
  }

  private static Played play(
      String ticket,
      @Nullable Resumption resumption,
      Bytes browserEphemeral,
      Bytes hostEphemeral,
      long rekeyRecords)
      throws OpeningFailedException {
    X25519KeyPair hostKey = X25519KeyPair.ofSecret(HOST_SECRET);
    ChannelBinding binding = new ChannelBinding(COMPUTER, SESSION, ticket);
    HostOpening.AwaitingHello start =
        HostOpening.start(new HostOpening.Host(hostKey, HOST_SUITES), binding, resumption);
    BrowserOpening.Requested requested =
        new BrowserOpening.AwaitingHello(
                BROWSER_SUITES,
                hostKey.publicKey(),
                binding,
                resumption == null ? List.of() : List.of(resumption))
            .received(start.hello(), X25519KeyPair.ofSecret(browserEphemeral));
    HostOpening.Answered answered =
        start
            .received(requested.hello())
            .received(
                requested.request(), () -> X25519KeyPair.ofSecret(hostEphemeral), rekeyRecords);
    return new Played(
        start, requested, answered, requested.received(answered.response(), rekeyRecords));
  }

  private static ObjectNode opening() throws OpeningFailedException {
    ObjectNode node = JSON.createObjectNode();
    node.put("computer", COMPUTER.hex()).put("session", SESSION.hex()).put("ticket", TICKET);
    node.put("purpose", 1);
    node.put("hostSuites", HOST_SUITES.toBytes().toHex());
    node.put("browserSuites", BROWSER_SUITES.toBytes().toHex());
    node.put("suite", 1);
    node.put("hostStaticSecret", HOST_SECRET.toHex());
    node.put("hostStaticPublic", X25519KeyPair.ofSecret(HOST_SECRET).publicKey().toHex());
    return handshake(node, play(1L << 20), BROWSER_EPHEMERAL, HOST_EPHEMERAL);
  }

  /// What was said, and at the end the resumption secret that both sides have then.
  private static ObjectNode handshake(
      ObjectNode node, Played played, Bytes browserEphemeral, Bytes hostEphemeral)
      throws OpeningFailedException {
    node.put("hostEphemeralSecret", hostEphemeral.toHex());
    node.put("browserEphemeralSecret", browserEphemeral.toHex());
    node.put("hostHello", played.start().hello().toHex());
    node.put("browserHello", played.requested().hello().toHex());
    node.put("prologue", played.requested().prologue().toHex());
    node.put("noiseMessage1", played.requested().request().toHex());
    node.put("noiseMessage2", played.answered().response().toHex());
    node.put("handshakeHash", played.answered().handshakeHash().toHex());
    return node.put("psk", Bytes.view(played.proved().next().secret().copy()).toHex());
  }

  /// The same computer, session, key and lists as above; the psk is the opening's.
  private static ObjectNode resumption() throws OpeningFailedException {
    ObjectNode node = JSON.createObjectNode();
    node.put("ticket", FRESH_TICKET).put("purpose", 2).put("resumptions", 0);
    Played played = playResumption();
    var _ = handshake(node, played, BROWSER_SECOND_EPHEMERAL, HOST_SECOND_EPHEMERAL);
    addRecords(node.putArray("browserToHost"), played.proved().keys().sealer(), 3);
    addRecords(node.putArray("hostToBrowser"), played.answered().keys().sealer(), 3);
    return node;
  }

  /// Statements of what has arrived.
  private static ArrayNode received() {
    ArrayNode array = JSON.createArrayNode();
    for (long frames : List.of(0L, 1L, 256L, 5_000_000_000L, (1L << 53) - 1)) {
      Bytes bytes = FrameCodec.encode(new Frame.Received(frames));
      array.addObject().put("frames", frames).put("bytes", bytes.toHex());
    }
    return array;
  }

  private static ArrayNode refusedReceived() {
    ArrayNode array = JSON.createArrayNode();
    for (String hex :
        List.of(
            "000007",
            "00000700000000000000",
            "000007000000000000000100",
            "0000070020000000000000",
            "000007ffffffffffffffff",
            "0001070000000000000001")) {
      array.add(hex);
    }
    return array;
  }

  /// Records of both directions of the opening above, re-keyed after so many.
  private static ObjectNode records(long rekeyRecords) throws OpeningFailedException {
    Played played = play(rekeyRecords);
    ObjectNode node = JSON.createObjectNode().put("rekeyRecords", rekeyRecords);
    int count = rekeyRecords < 10 ? 8 : 3;
    addRecords(node.putArray("browserToHost"), played.proved().keys().sealer(), count);
    addRecords(node.putArray("hostToBrowser"), played.answered().keys().sealer(), count);
    return node;
  }

  private static void addRecords(ArrayNode records, RecordSealer sealer, int count) {
    for (int i = 0; i < count; i++) {
      Bytes frame =
          FrameCodec.encode(
              new Frame.Data(i, Bytes.view(("record " + i).getBytes(StandardCharsets.US_ASCII))));
      records.addObject().put("plaintext", frame.toHex()).put("record", sealer.seal(frame).toHex());
    }
  }

  private static ArrayNode frames() {
    ArrayNode array = JSON.createArrayNode();
    FaultNotice notice = new FaultNotice("module-refused", "not here");
    List<Frame> frames =
        List.of(
            new Frame.Open(1, 1_048_576, "screen", "{\"depth\":24}"),
            new Frame.Open(65_535, 0, "x-1", ""),
            new Frame.Accepted(1, 262_144),
            new Frame.Refused(2, notice),
            new Frame.Data(0, Bytes.fromHex("7b7d")),
            new Frame.Data(513, Bytes.fromHex("00ff")),
            new Frame.Credit(1, 131_072),
            new Frame.Close(1, null),
            new Frame.Close(1, notice));
    for (Frame frame : frames) {
      array.add(described(frame).put("bytes", FrameCodec.encode(frame).toHex()));
    }
    return array;
  }

  private static ObjectNode described(Frame frame) {
    ObjectNode node = JSON.createObjectNode().put("stream", frame.stream());
    return switch (frame) {
      case Frame.Open open ->
          node.put("kind", "open")
              .put("credit", open.credit())
              .put("module", open.module())
              .put("options", open.options());
      case Frame.Accepted accepted -> node.put("kind", "accepted").put("credit", accepted.credit());
      case Frame.Refused refused -> noticed(node.put("kind", "refused"), refused.notice());
      case Frame.Data data -> node.put("kind", "data").put("payload", data.payload().toHex());
      case Frame.Credit credit -> node.put("kind", "credit").put("credit", credit.bytes());
      case Frame.Close close ->
          close.notice() == null
              ? node.put("kind", "close")
              : noticed(node.put("kind", "close"), close.notice());
      case Frame.Received received -> node.put("kind", "received").put("frames", received.frames());
    };
  }

  private static ObjectNode noticed(ObjectNode node, FaultNotice notice) {
    return node.put("fault", notice.fault()).put("detail", notice.detail());
  }

  private static ArrayNode refusedFrames() {
    ArrayNode array = JSON.createArrayNode();
    for (String hex :
        List.of(
            "",
            "00",
            "0001",
            "000100",
            "000107",
            "000104",
            "00010500000000",
            "000105000000",
            "0001050000000100",
            "00010200000001ff",
            "000006",
            "00000100000000" + "0178",
            "000101000000000158ff",
            "00010100000000ff78",
            "0001010000000000",
            "000101000000000158",
            "00010100000000017b7d",
            "0001010000000001785b5d",
            "0001010000000001787b7d7b7d",
            "000106" + "7b7d",
            "000103",
            "0001067b")) {
      array.add(hex);
    }
    return array;
  }

  private static Bytes counting(int from) {
    byte[] bytes = new byte[X25519KeyPair.KEY_BYTES];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (from + i);
    }
    return Bytes.view(bytes);
  }
}
