import { Fault } from '../faults.js';
import { ResumeTries } from './resume-tries.js';

/** @typedef {import('./time.js').Time} Time */

/** Tuning: one try, from the question to the gateway until the host's `resumed`. */
const TRY_MILLIS = 10_000;
/** Tuning: a try that is so old was started before the news that makes another one worth it. */
const OLD_MILLIS = 1_000;

/**
 * @typedef {object} ResumingOptions
 * @property {(signal: AbortSignal) => Promise<void>} attempt one try; rejects with a Fault
 * @property {number} heardAt when the last record opened
 * @property {Time} time
 * @property {AbortSignal} signal the session is over: nothing more is tried
 */

/** Tries to take a session up again, one try after the other, until one succeeds or it is over. */
export class Resuming {
  /** @param {ResumingOptions} options */
  constructor({ attempt, heardAt, time, signal }) {
    this.attempt = attempt;
    this.time = time;
    this.signal = signal;
    this.tries = new ResumeTries(heardAt);
    this.triedAt = time.now();
    this.stopTry = () => {};
    this.stopWaiting = () => {};
  }

  /** @returns {Promise<Fault | undefined>} why it could not be resumed; nothing when it was, or the session is over */
  async run() {
    for (;;) {
      const fault = await this.tryOnce();
      if (!fault || this.signal.aborted) {
        return undefined;
      }
      const millis = this.tries.after(fault, this.time.now(), Math.random());
      if (millis === undefined) {
        return fault;
      }
      await this.wait(millis);
      if (this.signal.aborted) {
        return undefined;
      }
    }
  }

  /** The network is back, or the page is shown again: not the moment to wait. */
  hurry() {
    if (this.time.now() - this.triedAt >= OLD_MILLIS) {
      this.stopTry();
    }
    this.stopWaiting();
  }

  /** @returns {Promise<Fault | undefined>} @private */
  async tryOnce() {
    this.triedAt = this.time.now();
    const trying = new AbortController();
    this.stopTry = () => trying.abort();
    const stopTimer = this.time.after(TRY_MILLIS, this.stopTry);
    this.signal.addEventListener('abort', this.stopTry, { signal: trying.signal });
    try {
      await this.attempt(trying.signal);
      return undefined;
    } catch (thrown) {
      return trying.signal.aborted ? new Fault('timed-out', 'a try to resume') : Fault.from(thrown);
    } finally {
      stopTimer();
      this.stopTry = () => {};
      trying.abort();
    }
  }

  /** @param {number} millis @returns {Promise<void>} @private */
  wait(millis) {
    return new Promise((over) => {
      const stopTimer = this.time.after(millis, () => this.stopWaiting());
      this.stopWaiting = () => {
        stopTimer();
        this.stopWaiting = () => {};
        over();
      };
      if (this.signal.aborted) {
        this.stopWaiting();
      }
      this.signal.addEventListener('abort', () => this.stopWaiting(), { once: true });
    });
  }
}
