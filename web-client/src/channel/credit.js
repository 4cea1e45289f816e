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

/** Specification: docs/sealed-channel.md §4. */
const FIRST_WINDOW_BYTES = 64 * 1024;
/** Tuning: a window grows while twice as much would be under way for no longer than this, and shrinks above the other. */
const BRISK_MILLIS = 250;
const SLUGGISH_MILLIS = 2_000;
const LEAST_WINDOW_BYTES = 32 * 1024;

/** How the path does just now. @typedef {{now: number, roundTripMillis: number | undefined}} Pace */

/**
 * What we let the other side send on one stream. Credit goes back when bytes were taken by whoever reads the stream, and
 * in pieces of at least half the window. The window is small until the path has shown that it is fast, because whatever is
 * under way stands before the heartbeats.
 */
export class ReceiveCredit {
  /** @param {number} mostBytes that the window grows to */
  constructor(mostBytes) {
    this.mostBytes = mostBytes;
    this.windowBytes = Math.min(FIRST_WINDOW_BYTES, mostBytes);
    this.granted = this.windowBytes;
    this.taken = 0;
    this.grantedAt = Number.NEGATIVE_INFINITY;
  }

  /** @param {number} bytes that have arrived @throws {Fault} `rule-broken` beyond the credit */
  arrive(bytes) {
    if (bytes > this.granted) {
      throw new Fault('rule-broken', `${bytes - this.granted} bytes beyond the credit`);
    }
    this.granted -= bytes;
  }

  /**
   * @param {number} bytes that the reader took
   * @param {Pace} pace
   * @returns {number} credit to give now, or 0
   */
  take(bytes, pace) {
    this.taken += bytes;
    if (2 * this.taken < this.windowBytes) {
      return 0;
    }
    const before = this.windowBytes;
    this.windowBytes = this.fitting(pace);
    const credit = Math.max(0, this.taken + this.windowBytes - before);
    this.windowBytes = before + credit - this.taken;
    this.taken = 0;
    this.grantedAt = pace.now;
    this.granted += credit;
    return credit;
  }

  /** @param {Pace} pace @returns {number} the window from now on, in bytes @private */
  fitting({ now, roundTripMillis = 0 }) {
    if (roundTripMillis >= SLUGGISH_MILLIS) {
      return Math.max(Math.min(LEAST_WINDOW_BYTES, this.windowBytes), this.windowBytes / 2);
    }
    const millisUnderWay = ((now - this.grantedAt) * 2 * this.windowBytes) / this.taken;
    const brisk = millisUnderWay <= BRISK_MILLIS && roundTripMillis <= 2 * BRISK_MILLIS;
    return brisk ? Math.min(this.mostBytes, 2 * this.windowBytes) : this.windowBytes;
  }
}
