package org.latchkey.protocol.link;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.latchkey.protocol.wire.JsonFields;
import org.latchkey.protocol.wire.MalformedException;

/// Link messages to JSON and back (`docs/protocol.md` §5).
public final class LinkCodec {
  private LinkCodec() {}

  public static LinkMessage read(String json) throws MalformedException {
    JsonFields fields = JsonFields.read(json, LinkLimits.LONGEST_MESSAGE_BYTES);
    String type = fields.text("type", 1, Unrecognized.LONGEST_TYPE);
    return switch (type) {
      case Challenge.TYPE -> Challenge.read(fields);
      case Hello.TYPE -> Hello.read(fields);
      case Welcome.TYPE -> Welcome.read(fields);
      case Ping.TYPE -> Ping.read(fields);
      case Pong.TYPE -> Pong.read(fields);
      case SessionOffer.TYPE -> SessionOffer.read(fields);
      case SessionAccepted.TYPE -> SessionAccepted.read(fields);
      case SessionRefused.TYPE -> SessionRefused.read(fields);
      case SessionEnded.TYPE -> SessionEnded.read(fields);
      case Unsupported.TYPE -> Unsupported.read(fields);
      default -> new Unrecognized(type);
    };
  }

  /// Writes a message.
  ///
  /// @throws IllegalArgumentException for [Unrecognized], which nobody sends
  public static String write(LinkMessage message) {
    ObjectNode object = JsonFields.newObject();
    object.put("type", typeOf(message));
    switch (message) {
      case Challenge m -> m.write(object);
      case Hello m -> m.write(object);
      case Welcome m -> m.write(object);
      case Ping m -> m.write(object);
      case Pong m -> m.write(object);
      case SessionOffer m -> m.write(object);
      case SessionAccepted m -> m.write(object);
      case SessionRefused m -> m.write(object);
      case SessionEnded m -> m.write(object);
      case Unsupported m -> m.write(object);
      case Unrecognized _ -> throw new IllegalArgumentException("nobody sends this");
    }
    return object.toString();
  }

  private static String typeOf(LinkMessage message) {
    return switch (message) {
      case Challenge _ -> Challenge.TYPE;
      case Hello _ -> Hello.TYPE;
      case Welcome _ -> Welcome.TYPE;
      case Ping _ -> Ping.TYPE;
      case Pong _ -> Pong.TYPE;
      case SessionOffer _ -> SessionOffer.TYPE;
      case SessionAccepted _ -> SessionAccepted.TYPE;
      case SessionRefused _ -> SessionRefused.TYPE;
      case SessionEnded _ -> SessionEnded.TYPE;
      case Unsupported _ -> Unsupported.TYPE;
      case Unrecognized m -> m.type();
    };
  }
}
