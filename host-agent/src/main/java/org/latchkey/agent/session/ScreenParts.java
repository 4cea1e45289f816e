package org.latchkey.agent.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Set;
import org.latchkey.agent.stream.Frame;
import org.latchkey.agent.stream.RuleBrokenException;
import org.latchkey.agent.stream.StreamLimits;

/// What a session may do on the stream `screen` besides looking: the modules that have no streams
/// of their own (`docs/screen.md` §8).
///
/// @param control keys and pointer
/// @param clipboard texts, both ways
record ScreenParts(boolean control, boolean clipboard) {
  static final String SCREEN = "screen";

  private static final String CONTROL = "control";
  private static final String CLIPBOARD = "clipboard";
  private static final int MAX_DEPTH = 8;
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
          .build();

  /// Those of the modules that a session may use.
  static ScreenParts of(Set<String> allowed) {
    return new ScreenParts(allowed.contains(CONTROL), allowed.contains(CLIPBOARD));
  }

  /// Whether this module is a part of the screen's stream, so that none can be opened for it.
  static boolean isPart(String module) {
    return module.equals(CONTROL) || module.equals(CLIPBOARD);
  }

  /// Whether one of the parts that were there before is missing here.
  boolean lacksOf(ScreenParts before) {
    return (before.control && !control) || (before.clipboard && !clipboard);
  }

  /// The same open with these parts in its options, whatever the browser had written there.
  ///
  /// @throws RuleBrokenException when the options are no JSON object, name a field twice, or leave
  ///   no room
  Frame.Open in(Frame.Open open) throws RuleBrokenException {
    StringWriter options = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(options)) {
      out.writeStartObject();
      if (!open.options().isEmpty()) {
        copyOthers(open.options(), out);
      }
      out.writeBooleanField(CONTROL, control);
      out.writeBooleanField(CLIPBOARD, clipboard);
      out.writeEndObject();
    } catch (IOException e) {
      throw new RuleBrokenException("options of an open that are no JSON object", e);
    }
    String written = options.toString();
    if (written.getBytes(UTF_8).length > StreamLimits.MAX_OPTIONS_BYTES) {
      throw new RuleBrokenException("options of an open that are too long");
    }
    return new Frame.Open(open.stream(), open.credit(), open.module(), written);
  }

  /// Everything but these parts. Names are compared as the parser has decoded them, so that no
  /// escape hides one.
  private static void copyOthers(String options, JsonGenerator out) throws IOException {
    try (JsonParser in = JSON.createParser(options)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("no object");
      }
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        if (isPart(in.currentName())) {
          var _ = in.nextToken();
          var _ = in.skipChildren();
        } else {
          out.copyCurrentStructure(in);
        }
      }
      if (in.nextToken() != null) {
        throw new IOException("something after the object");
      }
    }
  }
}
