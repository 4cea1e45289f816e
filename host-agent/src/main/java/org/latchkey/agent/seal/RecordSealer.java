package org.latchkey.agent.seal;

import org.latchkey.agent.noise.CipherState;
import org.latchkey.protocol.wire.Bytes;

/// Makes the records of one direction (`docs/sealed-channel.md` §3). Not for more than one thread.
final class RecordSealer {
  private final CipherState cipher;
  private final long rekeyRecords;

  RecordSealer(CipherState cipher, long rekeyRecords) {
    this.cipher = cipher;
    this.rekeyRecords = rekeyRecords;
  }

  Bytes seal(Bytes frame) {
    if (RecordOpener.rekeysBefore(cipher.counter(), rekeyRecords)) {
      cipher.rekey();
    }
    return Bytes.view(frame.lendTo(cipher::encrypt));
  }

  void wipe() {
    cipher.wipe();
  }
}
