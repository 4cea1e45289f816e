package org.latchkey.agent.platform;

/// The operating system's own way of deciding who may sign in, such as PAM.
public interface SignInSystem {
  /// Prepares one try. Nothing is asked before [SignInAttempt#decide].
  ///
  /// @param userName a well-formed name that may or may not exist
  /// @param clientAddress where the person claims to come from; logged and given to the system's
  ///   rules, and only as good as the gateway's word
  SignInAttempt attempt(String userName, String clientAddress, Conversation conversation);
}
