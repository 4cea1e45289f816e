package org.latchkey.agent.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.latchkey.agent.stream.FrameCodec;
import org.latchkey.agent.stream.RuleBrokenException;
import org.latchkey.protocol.Spec;
import org.latchkey.protocol.wire.Bytes;
import org.latchkey.protocol.wire.MalformedException;
import org.latchkey.protocol.wire.WireReader;

@Spec({"A8", "A19"})
class SealedChannelVectorsTest {
  private static String committed() throws IOException {
    try (InputStream in =
        SealedChannelVectorsTest.class.getResourceAsStream(
            "/org/latchkey/protocol/vectors/sealed-channel.json")) {
      assertNotNull(in);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static JsonNode vectors() throws IOException {
    return JsonMapper.builder().build().readTree(committed());
  }

  @Test
  void theCommittedVectorsAreWhatTheCodeMakes() throws Exception {
    assertEquals(committed(), SealedChannelVectors.text());
  }

  @Test
  void everySuiteListOfTheVectorsIsReadOrRefused() throws Exception {
    for (JsonNode one : vectors().get("suites")) {
      if (one.has("refused")) {
        assertThrows(MalformedException.class, () -> read(one.get("list").asText()));
      } else {
        SuiteList host = read(one.get("host").asText());
        assertEquals(
            one.get("chosen").asInt(),
            host.chooseFor(read(one.get("browser").asText())).map(Suite::number).orElse(0));
      }
    }
  }

  private static SuiteList read(String hex) throws MalformedException {
    WireReader reader = new WireReader(Bytes.fromHex(hex));
    SuiteList list = SuiteList.read(reader);
    reader.end();
    return list;
  }

  @Test
  void theRefusedFramesOfTheVectorsAreRefused() throws Exception {
    for (String kind : List.of("refusedFrames", "refusedReceived")) {
      for (JsonNode hex : vectors().get(kind)) {
        Bytes bytes = Bytes.fromHex(hex.asText());
        assertThrows(RuleBrokenException.class, () -> FrameCodec.decode(bytes), hex.asText());
      }
    }
  }
}
