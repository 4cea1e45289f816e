package org.latchkey.agent.worker;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.latchkey.agent.log.LogTerms;
import org.latchkey.agent.platform.SignInResult;
import org.latchkey.agent.platform.linux.AsRoot;
import org.latchkey.agent.platform.linux.TemporaryPamService;
import org.latchkey.agent.platform.linux.TemporaryUser;
import org.latchkey.agent.screen.x11.Xvfb;
import org.latchkey.agent.signin.SignInMessage;
import org.latchkey.agent.stream.ByteStream;
import org.latchkey.agent.stream.Frame;
import org.latchkey.agent.stream.StreamMultiplexer;
import org.latchkey.protocol.Spec;
import org.latchkey.protocol.wire.Bytes;

@Tag("slow")
@AsRoot
@Timeout(KeeperTest.PATIENCE_SECONDS)
@Spec({"A13", "A17"})
class KeeperTest {
  static final int PATIENCE_SECONDS = 60;

  @TempDir Path temporary;
  private Path sessionLog;
  private TemporaryUser user;
  private TemporaryPamService service;
  private PackedClasses classes;
  private HostSignIn signIn;

  @BeforeEach
  void makeUserServiceAndKeeper() throws Exception {
    sessionLog = temporary.resolve("session.log");
    user = TemporaryUser.create();
    classes = new PackedClasses(false);
    startWith("", ScreenLock.NEVER);
  }

  /// Starts a keeper whose PAM rules are the shipped ones, these, and a log of sessions.
  private void startWith(String moreRules) throws IOException {
    startWith(moreRules, ScreenLock.NEVER);
  }

  private void startWith(String moreRules, ScreenLock lock) throws IOException {
    if (signIn != null) {
      signIn.close();
      service.close();
    }
    service =
        TemporaryPamService.shippedWith(
            moreRules + "\nsession required pam_exec.so log=" + sessionLog + " quiet /usr/bin/env");
    signIn =
        new HostSignIns(
                classes.java(), service.name(), 3, false, lock, LogTerms.FIRST, Optional::empty)
            .start("00ff", "192.0.2.7");
  }

  @AfterEach
  void removeThemAll() throws Exception {
    signIn.close();
    signIn.end().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    classes.close();
    service.close();
    user.close();
  }

  private HostSignInEvent.SignedIn signIn() throws IOException {
    return assertInstanceOf(
        HostSignInEvent.SignedIn.class, new Visitor(signIn).tryWith(user.name(), user.password()));
  }

  private ProcessHandle worker() {
    return signIn.keeper().children().findFirst().orElseThrow();
  }

  private long sessions(String type) throws IOException {
    return Files.exists(sessionLog)
        ? Files.readAllLines(sessionLog).stream().filter(("PAM_TYPE=" + type)::equals).count()
        : 0;
  }

  private SessionEnd awaitEnd() throws Exception {
    return signIn.end().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  @Test
  void theRightPasswordGivesAWorkerThatIsTheUserThroughout() throws Exception {
    HostSignInEvent.SignedIn signedIn = signIn();
    assertEquals(user.name(), signedIn.osUser());
    assertEquals(List.of("clipboard", "control", "echo", "screen"), signedIn.modules());
    long uid = Long.parseLong(user.number("-u"));
    long gid = Long.parseLong(user.number("-g"));
    assertEquals(uid, signedIn.identity().uid());

    Path tasks = Path.of("/proc", Long.toString(worker().pid()), "task");
    Set<String> lines = new TreeSet<>();
    try (var threads = Files.list(tasks)) {
      for (Path thread : threads.toList()) {
        Files.readAllLines(thread.resolve("status")).stream()
            .filter(line -> line.matches("(Uid|Gid|Groups|CapPrm|CapEff|CapAmb|NoNewPrivs):.*"))
            .map(String::strip)
            .forEach(lines::add);
      }
    }
    String none = "0000000000000000";
    assertEquals(
        Set.of(
            "Uid:\t" + String.join("\t", List.of(uid + "", uid + "", uid + "", uid + "")),
            "Gid:\t" + String.join("\t", List.of(gid + "", gid + "", gid + "", gid + "")),
            "Groups:\t" + gid,
            "CapPrm:\t" + none,
            "CapEff:\t" + none,
            "CapAmb:\t" + none,
            "NoNewPrivs:\t0"),
        lines);
    assertEquals(
        user.home().toString(),
        Files.readSymbolicLink(Path.of("/proc", worker().pid() + "", "cwd")).toString());
  }

  @Test
  void theWorkerServesStreams() throws Exception {
    signIn();
    byte[] sent = new byte[700_000];
    new Random(31).nextBytes(sent);
    try (StreamMultiplexer browser = StreamMultiplexer.opening(signIn.worker(), _ -> {})) {
      Thread.ofVirtual().start(() -> runQuietly(browser));
      ByteStream echo = browser.open("echo", "");
      Thread.ofVirtual().start(() -> writeQuietly(echo, sent));
      byte[] received = new byte[sent.length];
      for (int at = 0; at < received.length; ) {
        int count = echo.read(received, at, received.length - at);
        assertTrue(count > 0);
        at += count;
      }
      assertArrayEquals(sent, received);
    }
    assertEquals(SessionEnd.CLOSED, awaitEnd());
  }

  private static void runQuietly(StreamMultiplexer multiplexer) {
    try {
      multiplexer.run();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void writeQuietly(ByteStream stream, byte[] bytes) {
    try {
      stream.write(bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void theUserCannotLookIntoWorkerOrKeeper() throws Exception {
    signIn();
    Process own = user.start("sleep", "600");
    try {
      assertEquals(
          0, look(own.toHandle().children().findFirst().orElse(own.toHandle()), "environ"));
      for (ProcessHandle process : List.of(worker(), signIn.keeper())) {
        for (String file : List.of("environ", "mem", "maps", "fd", "auxv")) {
          assertNotEquals(0, look(process, file), file);
        }
      }
    } finally {
      own.destroy();
    }
  }

  private int look(ProcessHandle process, String file) throws Exception {
    Path path = Path.of("/proc", process.pid() + "", file);
    return user.start("sh", "-c", "test -d " + path + " && ls " + path + "/ || head -c 1 " + path)
        .onExit()
        .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .exitValue();
  }

  @Test
  void nothingFromPamOrTheUserReachesTheWorkersOwnEnvironment() throws Exception {
    Path variables = temporary.resolve("variables");
    Files.writeString(
        variables,
        "LD_PRELOAD=/tmp/evil.so\nJAVA_TOOL_OPTIONS=-XX:+NoSuchFlag\nJDK_JAVA_OPTIONS=@x\n");
    Files.writeString(
        user.home().resolve(".pam_environment"),
        "LD_AUDIT=/tmp/evil.so\nCLASSPATH=/tmp\n_JAVA_OPTIONS=-XX:+NoSuchFlag\n");
    startWith("session required pam_env.so user_readenv=1 envfile=" + variables);
    signIn();
    byte[] environ = Files.readAllBytes(Path.of("/proc", worker().pid() + "", "environ"));
    assertEquals(
        Set.of("PATH=/usr/bin:/bin", "LANG=C.UTF-8"),
        Set.of(new String(environ, StandardCharsets.UTF_8).split("\0", 0)));
    assertFalse(Files.readString(Path.of("/proc", worker().pid() + "", "maps")).contains("evil"));
  }

  @Test
  void failuresAreCountedAndTheThirdEndsTheSession() throws Exception {
    Visitor visitor = new Visitor(signIn);
    assertEquals(
        new HostSignInEvent.TryFailed(user.name(), SignInResult.WRONG_PASSWORD, 2),
        visitor.tryWith(user.name(), "wrong"));
    assertEquals(
        new HostSignInEvent.TryFailed("", SignInResult.UNKNOWN_USER, 1),
        visitor.tryWith(user.name() + "\0", "never asked"));
    assertEquals(
        new HostSignInEvent.TryFailed("lk-nobody-here", SignInResult.UNKNOWN_USER, 0),
        visitor.tryWith("lk-nobody-here", "wrong"));
    assertEquals(new HostSignInEvent.Ended(SessionEnd.SIGN_IN_FAILED), visitor.tryWith("", ""));
    assertEquals(
        List.of(
            "text User name",
            "secret Password",
            "text User name",
            "text User name",
            "secret Password"),
        visitor.seen);
  }

  @Test
  void anExpiredPasswordIsChangedOnTheWay() throws Exception {
    user.change("chage", "--lastday", "0");
    String better = "Wn7!zuqk ß";
    Visitor visitor = new Visitor(signIn);
    assertEquals(
        new HostSignInEvent.PasswordChange(user.name(), true),
        visitor.tryWith(user.name(), user.password(), better));
    assertInstanceOf(HostSignInEvent.SignedIn.class, visitor.tryWith(user.name(), user.password()));
    assertEquals(
        List.of(
            "text User name",
            "secret Password",
            "secret Current password",
            "secret New password",
            "secret Retype new password"),
        visitor.seen.stream().filter(line -> !line.startsWith("notice")).toList());
    startWith("");
    assertInstanceOf(
        HostSignInEvent.SignedIn.class, new Visitor(signIn).tryWith(user.name(), better));
  }

  @Test
  void aNewPasswordThatTheSystemRefusesCostsATry() throws Exception {
    user.change("chage", "--lastday", "0");
    Visitor visitor = new Visitor(signIn);
    assertEquals(
        new HostSignInEvent.PasswordChange(user.name(), false),
        visitor.tryWith(user.name(), user.password(), "a"));
    assertEquals(
        new HostSignInEvent.TryFailed(user.name(), SignInResult.PASSWORD_EXPIRED, 2),
        visitor.tryWith(user.name(), user.password()));
    assertTrue(visitor.seen.getLast().endsWith("which passwords it accepts."), visitor.seen + "");
  }

  @Test
  void theWorkersEndIsReportedAndTheSessionClosed() throws Exception {
    signIn();
    assertEquals(1, sessions("open_session"));
    assertEquals(0, sessions("close_session"));
    worker().destroyForcibly();
    assertEquals(SessionEnd.WORKER_ENDED, awaitEnd());
    assertEquals(1, sessions("close_session"));
  }

  @Test
  void anAgentThatIsGoneTakesWorkerAndSessionWithIt() throws Exception {
    signIn();
    ProcessHandle worker = worker();
    signIn.worker().close(); // what the kernel does when the agent dies
    assertEquals(SessionEnd.CLOSED, awaitEnd());
    assertFalse(worker.isAlive());
    assertEquals(1, sessions("close_session"));
  }

  @Test
  void anAgentThatIsGoneDuringTheConversationEndsTheKeeper() throws Exception {
    assertInstanceOf(HostSignInEvent.Asks.class, signIn.next());
    signIn.worker().close();
    assertEquals(SessionEnd.CLOSED, awaitEnd());
    assertEquals(0, sessions("open_session"));
  }

  @Test
  void aKilledKeeperTakesTheWorkerWithIt() throws Exception {
    signIn();
    ProcessHandle worker = worker();
    signIn.keeper().destroyForcibly();
    assertEquals(SessionEnd.KEEPER_LOST, awaitEnd());
    worker.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  @Test
  @Spec("A17")
  void theScreenThatWasShownIsLockedAsTheUserWhenTheAgentEndsTheSession() throws Exception {
    Path mark = user.home().resolve("mark");
    String script = "echo \"$(id -u) $DISPLAY\" > " + mark;
    startWith("", new ScreenLock(true, List.of("/bin/sh", "-c", script)));
    int uid = Integer.parseInt(user.number("-u"));
    try (Xvfb xvfb = Xvfb.startAs(uid)) {
      signIn();
      signIn
          .worker()
          .send(new Frame.Open(1, 1 << 20, "screen", "{\"control\":true,\"clipboard\":false}"));
      assertEquals(new WorkerNews.Locks(), nextNews());
      signIn.close();
      assertEquals(new WorkerNews.Locked(), nextNews());
      assertEquals(SessionEnd.CLOSED, awaitEnd());
      assertEquals(uid + " " + xvfb.display(), Files.readString(mark).strip());
    }
  }

  @Test
  void theScreenIsLockedWhenTheKeeperIsKilled() throws Exception {
    Path mark = user.home().resolve("mark");
    startWith("", new ScreenLock(true, List.of("/bin/sh", "-c", "echo locked > " + mark)));
    try (Xvfb _ = Xvfb.startAs(Integer.parseInt(user.number("-u")))) {
      signIn();
      ProcessHandle worker = worker();
      signIn
          .worker()
          .send(new Frame.Open(1, 1 << 20, "screen", "{\"control\":true,\"clipboard\":false}"));
      assertEquals(new WorkerNews.Locks(), nextNews());
      signIn.keeper().destroyForcibly();
      worker.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertEquals("locked", Files.readString(mark).strip());
    }
  }

  private WorkerNews nextNews() throws Exception {
    while (true) {
      Frame frame = signIn.worker().receive();
      if (frame instanceof Frame.Data data && data.stream() == 0) {
        return Objects.requireNonNull(WorkerNews.read(data.payload()));
      }
      assertNotNull(frame);
    }
  }

  @Test
  void aStoppedWorkerIsKilled() throws Exception {
    signIn();
    ProcessHandle worker = worker();
    user.start("kill", "-STOP", worker.pid() + "").onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    signIn.close();
    assertEquals(SessionEnd.CLOSED, awaitEnd());
    assertFalse(worker.isAlive());
    assertEquals(1, sessions("close_session"));
  }

  @Test
  void aStoppedWorkerThatIsFullIsKilledAndItsSessionClosed() throws Exception {
    signIn();
    ProcessHandle worker = worker();
    user.start("kill", "-STOP", worker.pid() + "").onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    CountDownLatch begun = new CountDownLatch(2);
    Thread.ofPlatform().daemon().start(() -> fill(begun));
    begun.await();
    signIn.close();
    assertEquals(SessionEnd.CLOSED, awaitEnd());
    assertFalse(worker.isAlive());
    assertEquals(1, sessions("close_session"));
  }

  /// Writes until nobody takes any more, which is more than three pipes hold.
  private void fill(CountDownLatch begun) {
    Frame piece = new Frame.Data(1, Bytes.view(new byte[60_000]));
    try {
      while (true) {
        signIn.worker().send(piece);
        begun.countDown();
      }
    } catch (IOException _) {
      // The keeper has gone.
    }
  }

  @Test
  void aSessionThatTheSystemRefusesEndsAsAFailure() throws Exception {
    startWith("session required pam_deny.so");
    assertEquals(
        new HostSignInEvent.Ended(SessionEnd.SYSTEM_ERROR),
        new Visitor(signIn).tryWith(user.name(), user.password()));
  }

  @Test
  void theAuditIdentityIsTheUsers() throws Exception {
    signIn();
    Set<String> identities = new TreeSet<>();
    try (var threads = Files.list(Path.of("/proc", worker().pid() + "", "task"))) {
      for (Path thread : threads.toList()) {
        Path loginUid = thread.resolve("loginuid");
        if (Files.exists(loginUid)) {
          identities.add(Files.readString(loginUid));
        }
      }
    }
    identities.remove("4294967295"); // threads of the JVM itself, which start nothing
    assertTrue(identities.isEmpty() || identities.equals(Set.of(user.number("-u"))));
  }

  /// The worker that is started before anybody has been asked for anything.
  private ProcessHandle waitingWorker() {
    assertInstanceOf(HostSignInEvent.Asks.class, signIn.next());
    return worker();
  }

  private void finishSignIn() throws IOException {
    signIn.answer(new SignInMessage.Answer(1, user.name().toCharArray()));
    assertInstanceOf(
        HostSignInEvent.SignedIn.class, new Visitor(signIn).tryWith(user.name(), user.password()));
  }

  @Test
  void theWorkerWaitsWhileThePersonTypesAndThenBecomesThem() throws Exception {
    ProcessHandle waiting = waitingWorker();
    finishSignIn();
    assertEquals(waiting, worker());
    assertEquals(user.name(), worker().info().user().orElseThrow());
  }

  @Test
  void aWorkerThatWaitedForNobodyGoesWithItsKeeper() throws Exception {
    ProcessHandle waiting = waitingWorker();
    signIn.worker().close();
    assertEquals(SessionEnd.CLOSED, awaitEnd());
    assertFalse(waiting.isAlive());
  }

  @Test
  void aWorkerThatWaitsGoesWhenTheKeeperIsKilled() throws Exception {
    ProcessHandle waiting = waitingWorker();
    signIn.keeper().destroyForcibly();
    assertEquals(SessionEnd.KEEPER_LOST, awaitEnd());
    waiting.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  @Test
  void threeFailuresEndTheWorkerThatWaited() throws Exception {
    ProcessHandle waiting = waitingWorker();
    signIn.answer(new SignInMessage.Answer(1, new char[] {'\0'}));
    Visitor visitor = new Visitor(signIn);
    HostSignInEvent event = visitor.tryWith("\0", "");
    while (event instanceof HostSignInEvent.TryFailed) {
      event = visitor.tryWith("\0", "");
    }
    assertEquals(new HostSignInEvent.Ended(SessionEnd.SIGN_IN_FAILED), event);
    assertFalse(waiting.isAlive());
  }

  @Test
  void aWorkerThatWaitedHasTheLimitsAndTheMaskOfTheSession() throws Exception {
    Path limits = temporary.resolve("limits.conf");
    Files.writeString(limits, "* hard nproc 1234\n* soft core 0\n* hard nofile 2345\n");
    startWith(
        "session required pam_limits.so conf=%s\nsession required pam_umask.so umask=0027"
            .formatted(limits));
    ProcessHandle waiting = waitingWorker();
    finishSignIn();
    assertEquals(waiting, worker());
    String found = Files.readString(Path.of("/proc", worker().pid() + "", "limits"));
    assertTrue(found.matches("(?s).*Max processes +1234 +1234 .*"), found);
    assertTrue(found.matches("(?s).*Max open files +[0-9]+ +2345 .*"), found);
    String status = Files.readString(Path.of("/proc", worker().pid() + "", "status"));
    assertTrue(status.contains("Umask:\t0027"), status);
  }

  @Test
  void whatAWaitingWorkerCannotBeGivenIsInheritedByAnother() throws Exception {
    Path script = temporary.resolve("session");
    Files.writeString(script, "#!/bin/sh\necho 123 > /proc/$PPID/oom_score_adj\n");
    assertTrue(script.toFile().setExecutable(true));
    startWith("session required pam_exec.so " + script);
    ProcessHandle waiting = waitingWorker();
    finishSignIn();
    assertNotEquals(waiting, worker());
    assertFalse(waiting.isAlive());
    assertEquals(
        "123", Files.readString(Path.of("/proc", worker().pid() + "", "oom_score_adj")).strip());
  }
}
