package org.latchkey.agent.platform;

import java.io.IOException;
import java.nio.file.Path;

/// What a process can do to itself.
///
/// Any method that throws may have done half of its work: the caller then ends the process.
public interface OwnProcess {
  /// Who this process is now.
  Identity identity() throws IOException;

  /// Keeps other processes of the same user from reading this one's memory, environment and open
  /// files, and the kernel from dumping it. The superuser still can.
  void hide() throws IOException;

  /// Gives up the controlling terminal: whoever this process becomes could otherwise type into the
  /// terminal of whoever started it.
  void leaveTerminal() throws IOException;

  /// Takes what a session opened after the start of this process gives to its programs: the calling
  /// thread's audit identity, and the permission bits that new files do not get. Only as the
  /// superuser.
  ///
  /// @param umask 0 … 0777
  void joinSession(Account account, int umask) throws IOException;

  /// Becomes someone else for good, in every thread, and checks that there is no way back.
  ///
  /// @param identity with user 0 the process stays the superuser, and only the groups change
  /// @throws IOException when anything about the new identity is not as asked
  void become(Identity identity) throws IOException;

  /// Lets programs that search the session's keyring find the user's keys.
  void findOwnKeys();

  /// Changes the working directory of the process.
  void changeDirectory(Path directory) throws IOException;
}
