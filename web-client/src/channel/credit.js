import { Fault } from '../faults.js';
import { MAX_CREDIT } from './frame.js';

/** What the other side still lets us send on one stream, in bytes. */
export class SendCredit {
  constructor() {
    this.bytes = 0;
  }

  /** @param {number} bytes as the other side granted them @throws {Fault} `rule-broken` beyond 16 MiB */
  add(bytes) {
    if (this.bytes + bytes > MAX_CREDIT) {
      throw new Fault('rule-broken', `credit of ${this.bytes + bytes}`);
    }
    this.bytes += bytes;
  }

  /** @param {number} bytes at most what there is */
  spend(bytes) {
    this.bytes -= bytes;
  }
}

/**
 * What we let the other side send on one stream. Credit goes back when bytes were taken by whoever reads the stream, and
 * in pieces of at least half the window.
 */
export class ReceiveCredit {
  /** @param {number} windowBytes */
  constructor(windowBytes) {
    this.windowBytes = windowBytes;
    this.granted = windowBytes;
    this.taken = 0;
  }

  /** @param {number} bytes that have arrived @throws {Fault} `rule-broken` beyond the credit */
  arrive(bytes) {
    if (bytes > this.granted) {
      throw new Fault('rule-broken', `${bytes - this.granted} bytes beyond the credit`);
    }
    this.granted -= bytes;
  }

  /** @param {number} bytes that the reader took @returns {number} credit to give now, or 0 */
  take(bytes) {
    this.taken += bytes;
    if (2 * this.taken < this.windowBytes) {
      return 0;
    }
    const credit = this.taken;
    this.taken = 0;
    this.granted += credit;
    return credit;
  }
}
