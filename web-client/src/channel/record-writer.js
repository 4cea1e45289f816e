import { writeFrame } from './frame.js';

/**
 * @typedef {import('./frame.js').Frame} Frame
 * @typedef {import('./cipher-state.js').CipherState} CipherState
 * @typedef {import('./carrier.js').Carrier} Carrier
 */

/** Tuning: enough to keep WebCrypto busy, and little enough that control is never far behind. */
const RECORDS_UNDER_WAY = 8;
const CARRIER_BYTES = 256 * 1024;
const CARRIER_RETRY_MILLIS = 5;

/** Seals frames in the order in which they are taken and sends them, several under way at a time. */
export class RecordWriter {
  /**
   * @param {CipherState} cipher
   * @param {Carrier} carrier
   * @param {() => Frame | undefined} next the frame to send now, if any
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
      const frame = this.next();
      if (!frame) {
        return;
      }
      this.seal(frame);
    }
  }

  /** @param {Frame} frame */
  seal(frame) {
    this.underWay += 1;
    const record = this.cipher.encrypt(writeFrame(frame));
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

  /** Sends one frame more, whatever waits, and nothing after it. @param {Frame} frame */
  async finish(frame) {
    if (!this.stopped) {
      this.stopped = true;
      this.seal(frame);
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
