package org.latchkey.protocol.link;

/// A message of a type that is not known here, from a newer peer. It is only ever read; the answer
/// to it is [Unsupported].
///
/// @param type 1 to 64 characters
public record Unrecognized(String type) implements LinkMessage {
  static final int LONGEST_TYPE = 64;

  public Unsupported answer() {
    return new Unsupported(type);
  }
}
