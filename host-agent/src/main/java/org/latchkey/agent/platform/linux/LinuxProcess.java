package org.latchkey.agent.platform.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.latchkey.agent.platform.Account;
import org.latchkey.agent.platform.Identity;
import org.latchkey.agent.platform.OwnProcess;

/// This process, on Linux (`docs/host-sign-in.md` §5).
public final class LinuxProcess implements OwnProcess {
  @Override
  public Identity identity() throws IOException {
    ThreadCredentials own =
        ThreadCredentials.read(Files.readAllLines(Path.of("/proc/thread-self/status")));
    return new Identity(own.uids().get(1), own.gids().get(1), own.groups());
  }

  @Override
  public void hide() throws IOException {
    LibC.prctl(LibC.PR_SET_DUMPABLE, 0);
    if (LibC.prctl(LibC.PR_GET_DUMPABLE, 0) != 0) {
      throw new IOException("the process is still dumpable");
    }
  }

  @Override
  public void leaveTerminal() throws IOException {
    LibC.setsid();
  }

  @Override
  public void joinSession(Account account, int umask) throws IOException {
    LibC.umask(umask);
    LoginUid.set(account);
  }

  @Override
  public void become(Identity identity) throws IOException {
    int uid = (int) identity.uid();
    int gid = (int) identity.gid();
    LibC.setgroups(identity.groups().stream().mapToInt(Long::intValue).toArray());
    LibC.setresgid(gid, gid, gid);
    hide();
    LibC.setresuid(uid, uid, uid);
    hide(); // a change of uid sets it to the system's default
    verify(identity);
  }

  @Override
  public void findOwnKeys() {
    Keyring.linkUserKeys();
  }

  private static void verify(Identity identity) throws IOException {
    if (identity.uid() != 0) {
      refused("setresuid(0)", () -> LibC.setresuid(0, 0, 0));
    }
    if (identity.uid() != 0 && identity.gid() != 0) {
      refused("setresgid(0)", () -> LibC.setresgid(0, 0, 0));
    }
    List<ThreadCredentials> threads = ThreadCredentials.ofThisProcess();
    if (threads.isEmpty() || !threads.stream().allMatch(t -> t.areExactly(identity))) {
      throw new IOException("not every thread became " + identity + ": " + threads);
    }
  }

  private interface Forbidden {
    void run() throws NativeCallFailed;
  }

  private static void refused(String what, Forbidden call) throws IOException {
    try {
      call.run();
    } catch (NativeCallFailed e) {
      if (e.errno() == LibC.EPERM) {
        return;
      }
      throw e;
    }
    throw new IOException(what + " was not refused after dropping root");
  }

  @Override
  public void changeDirectory(Path directory) throws IOException {
    LibC.chdir(directory.toString());
  }
}
