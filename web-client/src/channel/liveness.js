import { Fault } from '../faults.js';

/** Specification: docs/sealed-channel.md §5. */
export const HEARTBEAT_MILLIS = 1_000;
export const STALE_MILLIS = 5_000;
export const SILENT_MILLIS = 60_000;

/**
 * Whether the other side is still there, and still hears us. Silence is the longer of two: since the last record that
 * opened, and since the oldest of our heartbeats that was not echoed; the second shows a hold of what we send alone.
 * Time is a parameter: milliseconds of any clock that only goes forward.
 *
 * - live: 5 s of silence → stale
 * - stale: less than 5 s again → live · 60 s → silent
 * - silent: the session is to end
 */
export class Liveness {
  /** @param {number} now */
  constructor(now) {
    this.heardAt = now;
    this.sentAt = Number.NEGATIVE_INFINITY;
    this.sent = 0;
    this.received = 0;
    /** @type {number[]} when each heartbeat that was not echoed was sent; one a second, and 60 s are the end */
    this.unechoedAt = [];
    /** @type {number | undefined} the newest measure of the way there and back; none before a host said what it held */
    this.roundTripMillis = undefined;
    /** @type {'live' | 'stale' | 'silent'} */
    this.state = 'live';
  }

  /** A record opened. @param {number} now */
  heard(now) {
    this.heardAt = now;
    this.tick(now);
  }

  /**
   * @param {{n: number, echo: number, held?: number}} heartbeat
   * @param {number} now
   * @throws {Fault} `rule-broken`
   */
  heartbeat({ n, echo, held }, now) {
    if (n <= this.received || echo > this.sent) {
      throw new Fault('rule-broken', `heartbeat ${n} after ${this.received}, echo ${echo} of ${this.sent}`);
    }
    this.received = n;
    const echoedSentAt = this.unechoedAt[this.unechoedAt.length - 1 - (this.sent - echo)];
    if (echoedSentAt !== undefined && held !== undefined) {
      this.roundTripMillis = Math.max(0, now - echoedSentAt - held);
    }
    this.unechoedAt.splice(0, this.unechoedAt.length - (this.sent - echo));
  }

  /** @param {number} now */
  tick(now) {
    const silence = now - Math.min(this.heardAt, this.unechoedAt[0] ?? now);
    this.state = silence >= SILENT_MILLIS ? 'silent' : silence >= STALE_MILLIS ? 'stale' : 'live';
  }

  /** The heartbeat to send now, or nothing while it is not time. @param {number} now */
  due(now) {
    if (now - this.sentAt < HEARTBEAT_MILLIS) {
      return undefined;
    }
    this.sentAt = now;
    this.unechoedAt.push(now);
    this.sent += 1;
    return { type: /** @type {const} */ ('heartbeat'), n: this.sent, echo: this.received };
  }
}
