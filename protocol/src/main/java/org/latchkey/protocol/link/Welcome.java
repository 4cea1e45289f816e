package org.latchkey.protocol.link;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.latchkey.protocol.wire.JsonFields;
import org.latchkey.protocol.wire.MalformedException;

/// Gateway to host: the link is up. `welcome {time, heartbeatMillis}`.
///
/// @param heartbeat how often the host is to ping, 100 ms to 60 s
public record Welcome(Instant time, Duration heartbeat) implements LinkMessage {
  static final String TYPE = "welcome";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  static Welcome read(JsonFields fields) throws MalformedException {
    return new Welcome(
        fields.time("time"), Duration.ofMillis(fields.number("heartbeatMillis", 100, 60_000)));
  }

  void write(ObjectNode object) {
    object.put("time", TIME.format(time));
    object.put("heartbeatMillis", heartbeat.toMillis());
  }
}
