package org.latchkey.agent.session;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.latchkey.agent.noise.X25519KeyPair;
import org.latchkey.agent.seal.BrowserDoor;
import org.latchkey.agent.seal.ChannelBinding;
import org.latchkey.agent.seal.HostDoor;
import org.latchkey.agent.seal.HostOpening;
import org.latchkey.agent.seal.MemoryCarrier;
import org.latchkey.agent.seal.OpeningFailedException;
import org.latchkey.agent.seal.RawBrowser;
import org.latchkey.agent.seal.Resumption;
import org.latchkey.agent.seal.SealedChannel;
import org.latchkey.agent.seal.SuiteList;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.identity.ComputerId;
import org.latchkey.protocol.identity.SessionId;

/// A host with sessions, and browsers that come to it over carriers in memory.
final class SessionFixture {
  static final SessionTiming QUICK =
      new SessionTiming(
          Duration.ofMillis(10),
          Duration.ofSeconds(20),
          Duration.ofSeconds(40),
          Duration.ofSeconds(40),
          Duration.ZERO,
          Duration.ZERO,
          Duration.ofSeconds(40),
          Duration.ofMillis(500),
          Duration.ofSeconds(5));

  private final SecureRandom random = new SecureRandom();
  private final X25519KeyPair hostKey = X25519KeyPair.generate(random);
  final BlockingQueue<TestKeeper> keepers = new LinkedBlockingQueue<>();
  final Sessions sessions;
  private final Supplier<TestKeeper> newKeepers;

  SessionFixture() {
    this(QUICK, 32);
  }

  SessionFixture(SessionTiming timing, int mostAtOnce) {
    this(timing, mostAtOnce, TestKeeper::new);
  }

  SessionFixture(SessionTiming timing, int mostAtOnce, Supplier<TestKeeper> newKeepers) {
    this(timing, mostAtOnce, newKeepers, System::nanoTime);
  }

  SessionFixture(
      SessionTiming timing,
      int mostAtOnce,
      Supplier<TestKeeper> newKeepers,
      LongSupplier nanoClock) {
    this.newKeepers = newKeepers;
    HostDoor door =
        new HostDoor(
            new HostOpening.Host(hostKey, SuiteList.all()), () -> X25519KeyPair.generate(random));
    sessions =
        new Sessions(
            door,
            _ -> startKeeper(),
            new HostName("workshop", "0.1"),
            timing,
            mostAtOnce,
            nanoClock);
  }

  private TestKeeper startKeeper() {
    TestKeeper keeper = newKeepers.get();
    keepers.add(keeper);
    return keeper;
  }

  ChannelBinding binding() {
    return new ChannelBinding(ComputerId.random(random), SessionId.random(random), "ticket");
  }

  /// Serves a session over the host's end of a carrier.
  TestRequest serve(ChannelBinding binding, MemoryCarrier.Pair carrier) {
    TestRequest request = new TestRequest(binding, carrier.host());
    Optional<Fault> refused = sessions.serve(request);
    if (refused.isPresent()) {
      throw new IllegalStateException("refused: " + refused.get());
    }
    return request;
  }

  TestBrowser browse(ChannelBinding binding, MemoryCarrier.Pair carrier)
      throws IOException, OpeningFailedException {
    return new TestBrowser(open(binding, carrier));
  }

  /// The browser's end of a channel, with nothing behind it that reads.
  SealedChannel open(ChannelBinding binding, MemoryCarrier.Pair carrier)
      throws IOException, OpeningFailedException {
    return BrowserDoor.open(
        carrier.browser(), binding, hostKey.publicKey(), X25519KeyPair.generate(random));
  }

  /// The browser's end of a channel, and what resumes the session after it.
  BrowserDoor.Opened open(
      ChannelBinding binding, MemoryCarrier.Pair carrier, List<Resumption> known)
      throws IOException, OpeningFailedException {
    return BrowserDoor.resume(
        carrier.browser(), binding, hostKey.publicKey(), X25519KeyPair.generate(random), known);
  }

  /// The browser's end of a channel that keeps no rule any more.
  HostileBrowser attack(ChannelBinding binding, MemoryCarrier.Pair carrier)
      throws IOException, OpeningFailedException {
    return new HostileBrowser(
        RawBrowser.open(
            carrier.browser(), binding, hostKey.publicKey(), X25519KeyPair.generate(random)));
  }
}
