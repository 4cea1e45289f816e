package org.latchkey.agent.platform;

/// The person at the other end, as the operating system's sign-in sees them.
public interface Conversation {
  /// Asks and waits for the answer.
  ///
  /// @param question as the system words it
  /// @param secret whether the answer must not be shown while it is typed
  /// @return the answer; the caller wipes it
  /// @throws ConversationEnded when no answer will come
  char[] ask(String question, boolean secret) throws ConversationEnded;

  /// Tells something that needs no answer.
  ///
  /// @param error whether the system calls it an error: such a text can tell one failure from
  ///   another
  void tell(String text, boolean error) throws ConversationEnded;
}
