import { Fault } from '../faults.js';

/** @typedef {import('./bytes.js').Bytes} Bytes */

/** An honest host sends two messages before it has heard from us. */
const MAX_WAITING = 16;

/**
 * The carrier's messages while the channel opens, when they are asked for one by one. Then `handOver` gives all that
 * follow to a reader, in order.
 */
export class Inbox {
  constructor() {
    /** @type {Bytes[]} */
    this.waiting = [];
    /** @type {PromiseWithResolvers<Bytes> | undefined} */
    this.asked = undefined;
    /** @type {((message: Bytes) => void) | undefined} */
    this.reader = undefined;
    /** @type {((fault: Fault) => void) | undefined} */
    this.failed = undefined;
    /** @type {Fault | undefined} */
    this.fault = undefined;
  }

  /** @param {Bytes} message */
  put(message) {
    if (this.reader) {
      this.reader(message);
    } else if (this.asked) {
      this.asked.resolve(message);
      this.asked = undefined;
    } else if (this.waiting.length < MAX_WAITING) {
      this.waiting.push(message);
    } else {
      this.fail(new Fault('handshake-failed', 'messages before their time'));
    }
  }

  /** @returns {Promise<Bytes>} the next message; rejects when the carrier has failed and none is left */
  next() {
    const message = this.waiting.shift();
    if (message) {
      return Promise.resolve(message);
    }
    if (this.fault) {
      return Promise.reject(this.fault);
    }
    this.asked = Promise.withResolvers();
    return this.asked.promise;
  }

  /** @param {Fault} fault */
  fail(fault) {
    this.fault ??= fault;
    this.asked?.reject(this.fault);
    this.asked = undefined;
    this.failed?.(this.fault);
  }

  /** @param {(message: Bytes) => void} reader @param {(fault: Fault) => void} failed */
  handOver(reader, failed) {
    this.reader = reader;
    this.failed = failed;
    for (const message of this.waiting.splice(0)) {
      reader(message);
    }
    if (this.fault) {
      failed(this.fault);
    }
  }
}
