package org.latchkey.agent.seal;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.noise.X25519KeyPair;
import org.latchkey.agent.stream.RuleBrokenException;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.wire.Bytes;

/// Opens channels for browsers that come over a carrier (`docs/sealed-channel.md` §2): says hello,
/// runs [HostOpening], and keeps its limits, for the whole host.
///
/// Whatever goes wrong closes the carrier with the fault before the exception leaves.
public final class HostDoor {
  // Specification: docs/sealed-channel.md §2.
  static final int MAX_HALF_OPEN = 8;
  public static final Duration OPENING_TIMEOUT = Duration.ofSeconds(10);

  /// What comes through the door.
  ///
  /// @param next resumes the session after this channel
  public record Opened(SealedChannel channel, Suite suite, Resumption next) {}

  private final HostOpening.Host host;
  private final Supplier<X25519KeyPair> ephemerals;
  private final Duration timeout;
  private final long rekeyRecords;
  private final Semaphore halfOpen;

  /// @param ephemerals draws a fresh key pair for each handshake
  public HostDoor(HostOpening.Host host, Supplier<X25519KeyPair> ephemerals) {
    this(host, ephemerals, MAX_HALF_OPEN);
  }

  /// @param mostHalfOpen how many handshakes may be half open, at most 8
  public HostDoor(HostOpening.Host host, Supplier<X25519KeyPair> ephemerals, int mostHalfOpen) {
    this(host, ephemerals, mostHalfOpen, OPENING_TIMEOUT, ChannelKeys.REKEY_RECORDS);
  }

  /// With other limits, for tests.
  HostDoor(
      HostOpening.Host host,
      Supplier<X25519KeyPair> ephemerals,
      Duration timeout,
      long rekeyRecords) {
    this(host, ephemerals, MAX_HALF_OPEN, timeout, rekeyRecords);
  }

  private HostDoor(
      HostOpening.Host host,
      Supplier<X25519KeyPair> ephemerals,
      int mostHalfOpen,
      Duration timeout,
      long rekeyRecords) {
    if (mostHalfOpen < 1 || mostHalfOpen > MAX_HALF_OPEN) {
      throw new IllegalArgumentException(mostHalfOpen + " half-open handshakes");
    }
    this.halfOpen = new Semaphore(mostHalfOpen);
    this.host = host;
    this.ephemerals = ephemerals;
    this.timeout = timeout;
    this.rekeyRecords = rekeyRecords;
  }

  /// Blocks until the browser's first record has opened. The carrier is taken over.
  ///
  /// @throws OpeningFailedException when there is no channel
  /// @throws IntegrityException when there was one and its first record did not open
  public Opened open(Carrier carrier, ChannelBinding binding)
      throws OpeningFailedException, IntegrityException {
    return open(carrier, binding, null);
  }

  /// As [#open], for a browser that had a channel of this session before. One that does not prove
  /// it is refused with `resume-refused`; the session itself is not touched.
  public Opened resume(Carrier carrier, ChannelBinding binding, Resumption resumption)
      throws OpeningFailedException {
    try {
      return open(carrier, binding, resumption);
    } catch (IntegrityException e) {
      throw new OpeningFailedException(Fault.RESUME_REFUSED, "line 5: " + e.getMessage(), e);
    }
  }

  private Opened open(Carrier carrier, ChannelBinding binding, @Nullable Resumption resumption)
      throws OpeningFailedException, IntegrityException {
    if (!halfOpen.tryAcquire()) {
      carrier.close(Fault.TOO_MANY);
      throw new OpeningFailedException(Fault.TOO_MANY, "too many handshakes are half open");
    }
    try {
      return openInTime(carrier, HostOpening.start(host, binding, resumption));
    } catch (OpeningFailedException e) {
      carrier.close(e.fault());
      throw e;
    } finally {
      halfOpen.release();
    }
  }

  private Opened openInTime(Carrier carrier, HostOpening.AwaitingHello start)
      throws OpeningFailedException, IntegrityException {
    CountDownLatch done = new CountDownLatch(1);
    AtomicBoolean late = new AtomicBoolean();
    Thread.ofVirtual().name("opening timeout").start(() -> closeLate(carrier, done, late));
    try {
      return converse(carrier, start);
    } catch (IntegrityException e) {
      throw e;
    } catch (IOException e) {
      throw late.get()
          ? new OpeningFailedException(Fault.HANDSHAKE_FAILED, "the opening took too long", e)
          : new OpeningFailedException(Fault.CARRIER_LOST, "the carrier broke", e);
    } catch (RuleBrokenException e) {
      throw new OpeningFailedException(Fault.RULE_BROKEN, "line 5: " + e.getMessage(), e);
    } finally {
      done.countDown();
    }
  }

  private void closeLate(Carrier carrier, CountDownLatch done, AtomicBoolean late) {
    try {
      if (!done.await(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
        late.set(true);
        carrier.close(Fault.HANDSHAKE_FAILED);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Opened converse(Carrier carrier, HostOpening.AwaitingHello start)
      throws IOException, RuleBrokenException, OpeningFailedException {
    Resumption before = start.resumption();
    carrier.send(start.hello());
    HostOpening.AwaitingRequest chosen = start.received(next(carrier));
    HostOpening.Answered answered = chosen.received(next(carrier), ephemerals, rekeyRecords);
    SealedChannel channel = new SealedChannel(carrier, answered.keys());
    boolean live = false;
    try {
      carrier.send(answered.response());
      channel.awaitFirst(before == null ? Fault.INTEGRITY : Fault.RESUME_REFUSED);
      live = true;
      ResumptionSecret secret = answered.secret();
      Resumption next = before == null ? new Resumption(0, secret) : before.next(secret);
      return new Opened(channel, answered.suite(), next);
    } finally {
      if (!live) {
        answered.wipe();
      }
    }
  }

  private static Bytes next(Carrier carrier) throws IOException {
    Bytes message = carrier.receive();
    if (message == null) {
      throw new IOException("the other end closed");
    }
    return message;
  }
}
