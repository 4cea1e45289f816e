package org.latchkey.agent.stream;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.latchkey.protocol.wire.Bytes;

/// Why something was refused or ended: `{fault, detail}` (`docs/sealed-channel.md` §4).
///
/// `fault` is an id of the fault table (`docs/protocol.md` §2); an id that this version does not
/// know is still a fault. `detail` is for people and may be missing.
public record FaultNotice(String fault, @Nullable String detail) {
  private static final Pattern ID = Pattern.compile("[a-z][a-z-]{0,31}");
  private static final int MAX_DETAIL_CHARACTERS = 500;
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  public FaultNotice {
    if (!ID.matcher(fault).matches()) {
      throw new IllegalArgumentException("not a fault id");
    }
    if (detail != null && detail.length() > MAX_DETAIL_CHARACTERS) {
      detail = detail.substring(0, MAX_DETAIL_CHARACTERS);
    }
  }

  static FaultNotice read(Bytes payload) throws RuleBrokenException {
    if (payload.length() > StreamLimits.MAX_NOTICE_BYTES) {
      throw new RuleBrokenException("a notice that is too long");
    }
    JsonNode object = object(payload);
    JsonNode detail = object.path("detail");
    if (!ID.matcher(object.path("fault").asText("")).matches()) {
      throw new RuleBrokenException("a notice without a fault id");
    }
    return new FaultNotice(
        object.path("fault").asText(), detail.isTextual() ? detail.textValue() : null);
  }

  Bytes toBytes() {
    ObjectNode object = JSON.createObjectNode().put("fault", fault);
    if (detail != null) {
      object.put("detail", detail);
    }
    return Bytes.view(object.toString().getBytes(StandardCharsets.UTF_8));
  }

  /// A JSON object and nothing after it.
  static JsonNode object(Bytes json) throws RuleBrokenException {
    try (JsonParser parser = JSON.createParser(json.toArray())) {
      JsonNode node = JSON.readTree(parser);
      if (node instanceof ObjectNode && parser.nextToken() == null) {
        return node;
      }
    } catch (IOException e) {
      throw new RuleBrokenException("not JSON", e);
    }
    throw new RuleBrokenException("not a JSON object");
  }
}
