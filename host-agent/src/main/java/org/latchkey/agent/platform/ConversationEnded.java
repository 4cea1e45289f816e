package org.latchkey.agent.platform;

/// The person, or the connection to them, has gone away in the middle of a sign-in, or broke its
/// rules.
public final class ConversationEnded extends Exception {
  public ConversationEnded(String reason) {
    super(reason);
  }
}
