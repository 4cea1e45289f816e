package org.latchkey.agent.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.latchkey.agent.log.LogTerms;
import org.latchkey.agent.platform.linux.LinuxProcess;
import org.latchkey.agent.platform.linux.PamServiceFile;
import org.latchkey.agent.state.StateDirectory;

/// Starts sign-ins at this host. Made once, when the agent starts.
public final class HostSignIns {
  private static final int KEEPER_HEAP_MEBIBYTES = 32;
  private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f:.]{2,45}");

  private final JavaCommand java;
  private final String service;
  private final int tries;
  private final boolean superuserAllowed;
  private final ScreenLock screenLock;
  private final LogTerms log;
  private final Supplier<Optional<Path>> aotCache;

  HostSignIns(
      JavaCommand java,
      String service,
      int tries,
      boolean superuserAllowed,
      ScreenLock screenLock,
      LogTerms log,
      Supplier<Optional<Path>> aotCache) {
    this.java = java;
    this.aotCache = aotCache;
    this.service = service;
    this.tries = tries;
    this.superuserAllowed = superuserAllowed;
    this.screenLock = screenLock;
    this.log = log;
  }

  /// Finds out how people sign in here: as root everyone by the service `latchkey`, which is
  /// written if it is missing; otherwise only the agent's own user.
  ///
  /// @param tries how often one session may fail
  /// @param log how this process logs; keepers and workers do the same
  /// @throws IOException saying what the administrator has to do
  public static HostSignIns forThisHost(int tries, boolean superuserAllowed, LogTerms log)
      throws IOException {
    boolean asRoot = new LinuxProcess().identity().uid() == 0;
    PamServiceFile services = new PamServiceFile();
    return new HostSignIns(
        JavaCommand.likeThisProcess(asRoot),
        asRoot ? services.forRoot() : services.withoutRoot(),
        tries,
        superuserAllowed,
        ScreenLock.NEVER,
        log,
        Optional::empty);
  }

  /// The same, with processes that start sooner by what is kept in the agent's state directory. It
  /// is made in the background where it is missing.
  public HostSignIns startingSoonerBy(StateDirectory state) throws IOException {
    AotCache cache = new AotCache(state, java);
    Thread.ofPlatform().daemon().name("AOT cache").start(cache::make);
    Runtime.getRuntime().addShutdownHook(new Thread(cache::close, "no AOT cache"));
    return new HostSignIns(java, service, tries, superuserAllowed, screenLock, log, cache::file);
  }

  /// The same, with this done to the screen at the end of each session.
  public HostSignIns locking(ScreenLock how) {
    return new HostSignIns(java, service, tries, superuserAllowed, how, log, aotCache);
  }

  /// Starts a keeper. Its first prompt follows at once, without waiting for anything.
  ///
  /// @param session its id in hex, for the log
  /// @param claimedClientAddress where the person comes from by the gateway's word; anything that
  ///   is no address is taken as unknown
  public HostSignIn start(String session, String claimedClientAddress) throws IOException {
    String address =
        ADDRESS.matcher(claimedClientAddress).matches() ? claimedClientAddress : "unknown";
    return HostSignIn.start(
        java.with(aotCache.get()).builder(Keeper.class, KEEPER_HEAP_MEBIBYTES),
        new PipeMessage.Begin(
            service, address, tries, superuserAllowed, screenLock, log.withSession(session)));
  }
}
