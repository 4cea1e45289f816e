package org.latchkey.agent.platform.linux;

import org.latchkey.agent.platform.Accounts;
import org.latchkey.agent.platform.Conversation;
import org.latchkey.agent.platform.SignInAttempt;
import org.latchkey.agent.platform.SignInSystem;

/// Sign-in through PAM.
public final class Pam implements SignInSystem {
  private final String service;
  private final Accounts accounts;
  private final long ownUid;
  private final boolean superuserAllowed;

  /// Uses one PAM service for every try.
  ///
  /// @param service the name of a file that exists in `/etc/pam.d`: PAM itself would silently take
  ///   `other` for a missing one
  /// @param ownUid who this process is; 0 checks and opens sessions for everyone else
  /// @param superuserAllowed whether the superuser may sign in
  public Pam(String service, Accounts accounts, long ownUid, boolean superuserAllowed) {
    this.service = service;
    this.accounts = accounts;
    this.ownUid = ownUid;
    this.superuserAllowed = superuserAllowed;
  }

  @Override
  public SignInAttempt attempt(String userName, String clientAddress, Conversation conversation) {
    return new PamAttempt(
        service, userName, clientAddress, accounts, ownUid, superuserAllowed, conversation);
  }
}
