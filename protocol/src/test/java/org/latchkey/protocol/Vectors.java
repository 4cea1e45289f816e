package org.latchkey.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.latchkey.protocol.wire.Base64Url;
import org.latchkey.protocol.wire.Bytes;
import org.latchkey.protocol.wire.MalformedException;

/// Reads the files of `protocol/vectors/`, which the JavaScript twins read as well.
public final class Vectors {
  private Vectors() {}

  public static JsonNode read(String name) {
    try (InputStream file =
        Objects.requireNonNull(
            Vectors.class.getResourceAsStream("/org/latchkey/protocol/vectors/" + name), name)) {
      return new JsonMapper().readTree(file);
    } catch (IOException e) {
      throw new IllegalStateException("cannot read the vectors " + name, e);
    }
  }

  public static Bytes bytes(JsonNode object, String field) throws MalformedException {
    return Base64Url.decode(object.path(field).asText());
  }
}
