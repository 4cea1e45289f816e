/**
 * @typedef {import('../faults.js').Fault} Fault
 * @typedef {import('../faults.js').FaultId} FaultId
 */

/** Specification: docs/sealed-channel.md §7. */
const LIMIT_MILLIS = 60_000;
const LONG_LIMIT_MILLIS = 120_000;
/** Tuning: before the second try, the third, and every one after the third. */
const DELAYS_MILLIS = [1_000, 2_000, 3_000];

/** What no other try would change. A refused try is not among them: somebody may have altered it on its way. @type {ReadonlySet<FaultId>} */
const FINAL = new Set([
  'unauthenticated',
  'forbidden',
  'not-found',
  'session-over',
  'no-common-suite',
  'integrity',
  'rule-broken',
  'too-large',
  'malformed',
]);

/** The gateway does not answer, or the computer is not back at it: both may be starting. @type {ReadonlySet<FaultId>} */
const AWAY = new Set(['unavailable', 'host-offline', 'timed-out']);

/** Whether a carrier that ended so is worth another one. @param {Fault} fault */
export const canBeResumed = (fault) => !FINAL.has(fault.id);

/** How long to go on, and when to try next. Time and chance are parameters. */
export class ResumeTries {
  /** @param {number} heardAt milliseconds, when the last record opened */
  constructor(heardAt) {
    this.heardAt = heardAt;
    this.failed = 0;
    this.limitMillis = LIMIT_MILLIS;
  }

  /**
   * A try has failed. The first is made however long the silence was: a computer that slept cannot know whether the host
   * still waits.
   *
   * @param {Fault} fault
   * @param {number} now
   * @param {number} chance 0 … 1
   * @returns {number | undefined} milliseconds to wait before the next one; nothing when it is over
   */
  after(fault, now, chance) {
    if (AWAY.has(fault.id)) {
      this.limitMillis = LONG_LIMIT_MILLIS;
    }
    if (!canBeResumed(fault) || now - this.heardAt >= this.limitMillis) {
      return undefined;
    }
    const delay = DELAYS_MILLIS[Math.min(this.failed, DELAYS_MILLIS.length - 1)] ?? 0;
    this.failed += 1;
    return delay * (1 + chance) * 0.5;
  }
}
