import { Fault } from '../faults.js';

/** @typedef {import('./resumption-secret.js').ResumptionSecret} ResumptionSecret */

/**
 * How often a session was resumed, and the secrets for the next time (docs/sealed-channel.md §7).
 *
 * - settled at k: has secret(k)
 * - unsettled at k: has secret(k + 1) too: line 4 has opened, and whether the host went on is not known yet.
 *   `resumed` → settled at k + 1 · line 4 of another try, with the secret of k or k + 1, → unsettled at that one
 */
export class Resumptions {
  /** @param {ResumptionSecret} secret of the first opening */
  constructor(secret) {
    this.count = 0;
    /** @type {ResumptionSecret | undefined} none once wiped */
    this.current = secret;
    /** @type {ResumptionSecret | undefined} */
    this.next = undefined;
  }

  /**
   * Nothing is forgotten here: anybody on the way could have said the number.
   *
   * @param {number} count as line 1 names it
   * @throws {Fault} `handshake-failed` when we have no secret for it
   */
  secret(count) {
    const secret = count === this.count ? this.current : count === this.count + 1 ? this.next : undefined;
    if (!secret) {
      throw new Fault('handshake-failed', `the host was resumed ${count} times, this browser ${this.count}`);
    }
    return secret;
  }

  /** Line 4 opened, so the host has that secret, and is there. @param {number} count @param {ResumptionSecret} secret */
  opened(count, secret) {
    if (count === this.count + 1) {
      this.settle();
    }
    this.next = secret;
  }

  /** The host said `resumed`: the secret before is forgotten. */
  settle() {
    this.count += 1;
    this.current = this.next;
    this.next = undefined;
  }

  /** The session is over. */
  wipe() {
    this.current = undefined;
    this.next = undefined;
  }
}
