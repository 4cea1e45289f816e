package org.latchkey.agent.seal;

import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import org.latchkey.agent.noise.HandshakeState;
import org.latchkey.protocol.fault.Fault;

/// The pre-shared key that one opening leaves behind for the next (`docs/sealed-channel.md` §7). It
/// never travels, and works once.
///
/// One thread may wipe it while another begins a handshake with it; after that none can.
public final class ResumptionSecret {
  private static final String LABEL = "latchkey/resume/1";

  private final byte[] bytes;
  private final ReentrantLock lock = new ReentrantLock();
  private boolean wiped;

  private ResumptionSecret(byte[] bytes) {
    this.bytes = bytes;
  }

  /// Of a handshake that is at its end and not yet split.
  static ResumptionSecret of(HandshakeState handshake) {
    return new ResumptionSecret(handshake.exportSecret(LABEL));
  }

  /// A copy, which the caller wipes.
  ///
  /// @throws OpeningFailedException when the session ended meanwhile
  byte[] copy() throws OpeningFailedException {
    lock.lock();
    try {
      if (wiped) {
        throw new OpeningFailedException(Fault.SESSION_OVER, "the resumption secret was wiped");
      }
      return bytes.clone();
    } finally {
      lock.unlock();
    }
  }

  public void wipe() {
    lock.lock();
    try {
      wiped = true;
      Arrays.fill(bytes, (byte) 0);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public String toString() {
    return "a resumption secret";
  }
}
