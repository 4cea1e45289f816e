import { Fault } from '../faults.js';

/** Specification: docs/sealed-channel.md §5 and §7. */
export const HEARTBEAT_MILLIS = 1_000;
export const STALE_MILLIS = 5_000;
/** Before a person has signed in. */
export const SILENT_MILLIS = 60_000;
/** Afterwards, when the session can be resumed over another carrier. */
export const LOST_MILLIS = 10_000;

/** Tuning: a look at the clock that comes so late tells that the page was stopped, not that the other side was silent. */
const STOPPED_MILLIS = 3_000;
/** Tuning: how long what came meanwhile may take to be looked at. */
const GRACE_MILLIS = 2_000;

/**
 * Whether the other side of one carrier is still there, and still hears us. Silence is the longer of two: since the last
 * record that opened, and since the oldest of our heartbeats that was not echoed; the second shows a hold of what we send
 * alone. Time is a parameter: milliseconds of any clock that only goes forward.
 *
 * - live: 5 s of silence → stale
 * - stale: less than 5 s again → live · `patience` of silence, and the page was not stopped just now → lost
 * - lost: nothing more
 */
export class Liveness {
  /** @param {number} now @param {number} patience milliseconds */
  constructor(now, patience) {
    this.patience = patience;
    this.heardAt = now;
    this.sentAt = Number.NEGATIVE_INFINITY;
    this.lookedAt = now;
    this.startedAt = now;
    this.sent = 0;
    this.received = 0;
    /** @type {number[]} when each heartbeat that was not echoed was sent; one a second, and patience is the end */
    this.unechoedAt = [];
    /** @type {number | undefined} the newest measure of the way there and back; none before a host said what it held */
    this.roundTripMillis = undefined;
    /** @type {'live' | 'stale' | 'lost'} */
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

  /** @param {number} now @returns {number} milliseconds */
  silence(now) {
    return now - Math.min(this.heardAt, this.unechoedAt[0] ?? now);
  }

  /** @param {number} now */
  tick(now) {
    if (now - this.lookedAt >= STOPPED_MILLIS) {
      this.startedAt = now;
    }
    this.lookedAt = now;
    this.judge(this.silence(now), now - this.startedAt);
  }

  /** Somebody says that it is worth looking now: a stale carrier is given up. @param {number} now */
  doubt(now) {
    this.tick(now);
    if (this.state === 'stale' && now - this.startedAt >= GRACE_MILLIS) {
      this.state = 'lost';
    }
  }

  /** @param {number} silence @param {number} running milliseconds since the page was stopped @private */
  judge(silence, running) {
    if (this.state === 'lost' || (silence >= this.patience && running >= GRACE_MILLIS)) {
      this.state = 'lost';
    } else {
      this.state = silence >= STALE_MILLIS ? 'stale' : 'live';
    }
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
