package org.latchkey.protocol.wire;

/// What a peer sent does not have the form that the documents give it.
///
/// The message says which rule was broken and is for logs; it never holds the bytes themselves.
public final class MalformedException extends Exception {
  private static final long serialVersionUID = 1;

  public MalformedException(String message) {
    super(message);
  }

  public MalformedException(String message, Throwable cause) {
    super(message, cause);
  }
}
