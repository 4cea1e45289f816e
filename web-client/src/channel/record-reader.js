import { Fault } from '../faults.js';
import { HEADER_BYTES } from './frame.js';

/**
 * @typedef {import('./bytes.js').Bytes} Bytes
 * @typedef {import('./cipher-state.js').CipherState} CipherState
 */

export const MAX_RECORD_BYTES = 65_535;
const TAG_BYTES = 16;
/** More than an honest host may have under way: the credit of 64 streams, and control. */
const MAX_WAITING_BYTES = 20 * 1024 * 1024;

/**
 * Opens records in the order they came, several at a time. The first that does not open, or breaks a rule, is the last
 * that is looked at (docs/sealed-channel.md §3).
 */
export class RecordReader {
  /**
   * @param {CipherState} cipher
   * @param {object} to
   * @param {(plaintext: Bytes) => void} to.opened may throw a Fault
   * @param {(fault: Fault) => void} to.failed called once at most
   */
  constructor(cipher, { opened, failed }) {
    this.cipher = cipher;
    this.opened = opened;
    this.failed = failed;
    this.stopped = false;
    this.waitingBytes = 0;
    this.count = 0;
    /** @type {Promise<void>} fulfilled when all that came was handled; never rejected */
    this.drained = Promise.resolve();
  }

  /** @param {Bytes} record */
  receive(record) {
    if (this.stopped) {
      return;
    }
    this.waitingBytes += record.length;
    const number = this.count++;
    const fault = this.refusal(record);
    const plaintext = fault ? Promise.reject(fault) : this.cipher.decrypt(record);
    plaintext.catch(() => {});
    this.drained = this.drained.then(() => this.take(plaintext, record.length, number));
  }

  /** What is wrong with a record before it is opened. @param {Bytes} record */
  refusal(record) {
    if (record.length > MAX_RECORD_BYTES || this.waitingBytes > MAX_WAITING_BYTES) {
      return new Fault('too-large', `${record.length} bytes, ${this.waitingBytes} waiting`);
    }
    return record.length < TAG_BYTES ? new Fault('integrity', 'shorter than a tag') : undefined;
  }

  /** @param {Promise<Bytes>} opening @param {number} length @param {number} number */
  async take(opening, length, number) {
    try {
      const plaintext = await opening.catch((thrown) => {
        throw thrown instanceof Fault ? thrown : new Fault('integrity', `record ${number} did not open`);
      });
      if (this.stopped) {
        return;
      }
      this.waitingBytes -= length;
      if (plaintext.length < HEADER_BYTES) {
        throw new Fault('rule-broken', `a record of ${plaintext.length} bytes`);
      }
      this.opened(plaintext);
    } catch (thrown) {
      if (!this.stopped) {
        this.stop();
        this.failed(Fault.from(thrown));
      }
    }
  }

  /** Looks at nothing more, and forgets the key. */
  stop() {
    this.stopped = true;
    this.cipher.wipe();
  }
}
