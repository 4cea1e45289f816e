package org.latchkey.agent.platform;

import java.io.IOException;
import java.util.Map;

/// One try to sign in, and the session that follows if it succeeds.
///
/// All calls come from one platform thread: what a session changes (keyring, limits, audit
/// identity) partly belongs to the thread. Order: [#decide]; after [SignInResult#PASSWORD_EXPIRED]
/// [#changePassword], and [#checkAccount] if it was changed; then after [SignInResult#ACCEPTED]
/// [#account] and [#openSession]; and [#close] always.
public interface SignInAttempt extends AutoCloseable {
  /// Lets the system ask its questions and decide.
  ///
  /// @throws ConversationEnded when the person went away; nothing has been decided
  SignInResult decide() throws ConversationEnded;

  /// Lets the system ask for a new password in the place of the expired one.
  ///
  /// @throws ConversationEnded when the person went away
  PasswordChange changePassword() throws ConversationEnded;

  /// Applies the system's rules for accounts again. An expired password can have kept the system
  /// from coming to the later ones, so nobody is let in after a change without this.
  SignInResult checkAccount() throws ConversationEnded;

  /// The account that was accepted. The system may have mapped the typed name to another.
  Account account();

  /// Opens the session as the system's rules want it.
  ///
  /// @return the environment that the system wants the user's programs to have
  Map<String, String> openSession() throws IOException;

  /// Closes the session if it was opened and forgets everything. Never throws.
  @Override
  void close();
}
