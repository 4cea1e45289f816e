package org.latchkey.agent.signin;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes one control message, field by field, `type` first.
///
/// Buffers that held a secret are wiped; [#toBytes] gives the bytes away, and their last user wipes
/// them.
public final class ControlJson {
  private static final JsonFactory JSON =
      JsonFactory.builder().recyclerPool(JsonRecyclerPools.nonRecyclingPool()).build();

  /// A stream whose memory can be wiped.
  private static final class Wipeable extends ByteArrayOutputStream {
    Wipeable() {
      super(ControlFields.MAX_BYTES); // never grows, so that it leaves no copy behind
    }

    void wipe() {
      Arrays.fill(buf, (byte) 0);
    }
  }

  private interface Step {
    void run() throws IOException;
  }

  private final Wipeable bytes = new Wipeable();
  private final JsonGenerator json;

  private ControlJson(String type) {
    try {
      json = JSON.createGenerator(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    write(() -> {
      json.writeStartObject();
      json.writeStringField("type", type);
    });
  }

  public static ControlJson ofType(String type) {
    return new ControlJson(type);
  }

  /// The bytes of a sign-in message.
  public static byte[] bytesOf(SignInMessage message) {
    return switch (message) {
      case SignInMessage.Prompt prompt ->
          ofType("prompt")
              .put("id", prompt.id())
              .put("kind", prompt.kind().word())
              .put("label", prompt.label())
              .put("detail", prompt.detail())
              .toBytes();
      case SignInMessage.Answer answer ->
          ofType("answer").put("id", answer.id()).putSecret("value", answer.value()).toBytes();
      case SignInMessage.SignInFailed failed ->
          ofType("sign-in-failed")
              .put("fault", SignInMessage.SignInFailed.FAULT)
              .put("triesLeft", failed.triesLeft())
              .toBytes();
      case SignInMessage.SignedIn signedIn ->
          ofType("signed-in")
              .put("osUser", signedIn.osUser())
              .putTexts("modules", signedIn.modules())
              .toBytes();
    };
  }

  /// Adds a text; a null one is left out.
  public ControlJson put(String name, @Nullable String value) {
    if (value != null) {
      write(() -> json.writeStringField(name, value));
    }
    return this;
  }

  public ControlJson put(String name, long value) {
    write(() -> json.writeNumberField(name, value));
    return this;
  }

  public ControlJson put(String name, boolean value) {
    write(() -> json.writeBooleanField(name, value));
    return this;
  }

  public ControlJson putSecret(String name, char[] value) {
    write(() -> {
      json.writeFieldName(name);
      json.writeString(value, 0, value.length);
    });
    return this;
  }

  public ControlJson putTexts(String name, List<String> values) {
    write(() -> {
      json.writeFieldName(name);
      json.writeArray(values.toArray(String[]::new), 0, values.size());
    });
    return this;
  }

  public ControlJson putNumbers(String name, List<Long> values) {
    long[] numbers = values.stream().mapToLong(Long::longValue).toArray();
    write(() -> {
      json.writeFieldName(name);
      json.writeArray(numbers, 0, numbers.length);
    });
    return this;
  }

  public ControlJson putMap(String name, Map<String, String> values) {
    write(() -> {
      json.writeObjectFieldStart(name);
      for (Map.Entry<String, String> entry : values.entrySet()) {
        json.writeStringField(entry.getKey(), entry.getValue());
      }
      json.writeEndObject();
    });
    return this;
  }

  public byte[] toBytes() {
    write(() -> {
      json.writeEndObject();
      json.close();
    });
    byte[] message = bytes.toByteArray();
    bytes.wipe();
    return message;
  }

  private static void write(Step step) {
    try {
      step.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
  }
}
