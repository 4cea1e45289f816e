package org.latchkey.agent.seal;

import org.latchkey.agent.noise.CipherState;
import org.latchkey.agent.noise.NoiseException;
import org.latchkey.protocol.wire.Bytes;

/// Opens the records of one direction, in their order (`docs/sealed-channel.md` §3). Not for more
/// than one thread. After the first record that does not open it opens none.
final class RecordOpener {
  private final CipherState cipher;
  private final long rekeyRecords;

  RecordOpener(CipherState cipher, long rekeyRecords) {
    this.cipher = cipher;
    this.rekeyRecords = rekeyRecords;
  }

  Bytes open(Bytes record) throws IntegrityException {
    long number = cipher.counter();
    try {
      if (rekeysBefore(number, rekeyRecords)) {
        cipher.rekey();
      }
      return Bytes.view(cipher.decrypt(record.toArray()));
    } catch (NoiseException | IllegalStateException e) {
      throw new IntegrityException(number, e);
    }
  }

  void wipe() {
    cipher.wipe();
  }

  static boolean rekeysBefore(long number, long rekeyRecords) {
    return number != 0 && number % rekeyRecords == 0;
  }
}
