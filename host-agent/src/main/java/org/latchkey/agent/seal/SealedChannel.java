package org.latchkey.agent.seal;

import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.stream.Frame;
import org.latchkey.agent.stream.FrameCodec;
import org.latchkey.agent.stream.FrameConnection;
import org.latchkey.agent.stream.RuleBrokenException;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.wire.Bytes;

/// An open channel: frames in, frames out, each in one sealed record (`docs/sealed-channel.md` §3).
///
/// One thread may receive while others send. The first record that does not open ends it for good:
/// the keys are wiped, the carrier is closed with `integrity`, and every later call fails. That the
/// carrier ended is not tampering and looks different: [#receive] answers null or with another
/// `IOException`.
public final class SealedChannel implements FrameConnection {
  private final Carrier carrier;
  private final ChannelKeys keys;
  private final ReentrantLock sending = new ReentrantLock();
  private final ReentrantLock receiving = new ReentrantLock();
  private @Nullable Frame first;
  private volatile boolean closed;

  SealedChannel(Carrier carrier, ChannelKeys keys) {
    this.carrier = carrier;
    this.keys = keys;
  }

  /// @throws IntegrityException when a record does not open; the channel is over then
  /// @throws RuleBrokenException when what was sealed is not a frame; the caller ends the channel
  @Override
  public @Nullable Frame receive() throws IOException, RuleBrokenException {
    return receive(Fault.INTEGRITY);
  }

  private @Nullable Frame receive(Fault ifAltered) throws IOException, RuleBrokenException {
    receiving.lock();
    try {
      if (first != null) {
        Frame frame = first;
        first = null;
        return frame;
      }
      if (closed) {
        throw new IOException("the channel was closed here");
      }
      Bytes record = carrier.receive();
      return record == null ? null : FrameCodec.decode(open(record, ifAltered));
    } finally {
      receiving.unlock();
    }
  }

  private Bytes open(Bytes record, Fault ifAltered) throws IntegrityException {
    try {
      return keys.opener().open(record);
    } catch (IntegrityException e) {
      close(ifAltered);
      throw e;
    }
  }

  @Override
  public void send(Frame frame) throws IOException {
    Bytes plaintext = FrameCodec.encode(frame);
    sending.lock();
    try {
      if (closed) {
        throw new IOException("the channel was closed here");
      }
      carrier.send(keys.sealer().seal(plaintext));
    } finally {
      sending.unlock();
    }
  }

  /// Waits for the first record, which proves that the browser is live in this handshake, and keeps
  /// it for the first [#receive].
  ///
  /// @param ifAltered closes the carrier when it does not open
  void awaitFirst(Fault ifAltered) throws IOException, RuleBrokenException {
    first = receive(ifAltered);
    if (first == null) {
      throw new IOException("the other end closed before its first record");
    }
  }

  /// Ends the channel and closes the carrier with this fault. Does nothing the second time.
  public void close(Fault fault) {
    closed = true;
    carrier.close(fault);
    wipe(sending, keys.sealer()::wipe);
    wipe(receiving, keys.opener()::wipe);
  }

  /// As [#close(Fault)], when a person ended it.
  @Override
  public void close() {
    close(Fault.SIGNED_OFF);
  }

  /// The carrier is closed, so whoever holds the lock is about to leave.
  private static void wipe(ReentrantLock lock, Runnable wiping) {
    lock.lock();
    try {
      wiping.run();
    } finally {
      lock.unlock();
    }
  }
}
