/**
 * @typedef {import('./bytes.js').Bytes} Bytes
 * @typedef {import('./cipher-state.js').CipherState} CipherState
 * @typedef {import('./carrier.js').Carrier} Carrier
 */

/** Tuning: enough to keep WebCrypto busy, and little enough that control is never far behind. */
const RECORDS_UNDER_WAY = 8;
const CARRIER_BYTES = 64 * 1024;
const CARRIER_RETRY_MILLIS = 5;

/** Seals plaintexts in the order in which they are taken and sends them, several under way at a time. */
export class RecordWriter {
  /**
   * @param {CipherState} cipher
   * @param {Carrier} carrier
   * @param {() => Bytes | undefined} next the frame to send now, if any
   */
  constructor(cipher, carrier, next) {
    this.cipher = cipher;
    this.carrier = carrier;
    this.next = next;
    this.underWay = 0;
    this.scheduled = false;
    this.stopped = false;
    /** @type {Promise<void>} fulfilled when all that was taken is with the carrier; never rejected */
    this.sent = Promise.resolve();
  }

  /** Says that there may be something to send. What is written in the same turn leaves together. */
  wake() {
    if (!this.scheduled && !this.stopped) {
      this.scheduled = true;
      queueMicrotask(() => this.pump());
    }
  }

  pump() {
    this.scheduled = false;
    while (!this.stopped && this.underWay < RECORDS_UNDER_WAY) {
      if (this.carrier.waitingBytes > CARRIER_BYTES) {
        this.scheduled = true;
        setTimeout(() => this.pump(), CARRIER_RETRY_MILLIS);
        return;
      }
      const plaintext = this.next();
      if (!plaintext) {
        return;
      }
      this.seal(plaintext);
    }
  }

  /** @param {Bytes} plaintext */
  seal(plaintext) {
    this.underWay += 1;
    const record = this.cipher.encrypt(plaintext);
    record.catch(() => {});
    this.sent = this.sent.then(() => this.send(record));
  }

  /** @param {ReturnType<CipherState['encrypt']>} record */
  async send(record) {
    try {
      this.carrier.send(await record);
    } catch {
      // The key was wiped or the carrier is gone: both are said elsewhere.
      this.stop();
    }
    this.underWay -= 1;
    this.wake();
  }

  /** Sends one frame more, whatever waits, and nothing after it. @param {Bytes} plaintext */
  async finish(plaintext) {
    if (!this.stopped) {
      this.stopped = true;
      this.seal(plaintext);
    }
    await this.sent;
    this.cipher.wipe();
  }

  /** Sends nothing more, and forgets the key. */
  stop() {
    this.stopped = true;
    this.cipher.wipe();
  }
}
