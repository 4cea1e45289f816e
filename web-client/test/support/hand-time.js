/**
 * A clock and timers that move only when a test says so.
 *
 * @implements {Time}
 * @typedef {import('../../src/channel/time.js').Time} Time
 */
export class HandTime {
  constructor() {
    this.millis = 0;
    /** @type {Set<{due: number, millis: number, action: () => void}>} */
    this.timers = new Set();
  }

  now() {
    return this.millis;
  }

  /** @param {number} millis @param {() => void} action */
  every(millis, action) {
    const timer = { due: this.millis + millis, millis, action };
    this.timers.add(timer);
    return () => void this.timers.delete(timer);
  }

  /** @param {number} millis @param {() => void} action */
  after(millis, action) {
    const stop = this.every(millis, () => {
      stop();
      action();
    });
    return stop;
  }

  /** The page is stopped for so long: time goes on, and no timer runs. @param {number} millis */
  stop(millis) {
    this.millis += millis;
    for (const timer of this.timers) {
      timer.due = Math.max(timer.due, this.millis);
    }
  }

  /** Moves on, and runs what is due on the way. @param {number} millis */
  pass(millis) {
    const end = this.millis + millis;
    for (let timer = this.earliest(end); timer; timer = this.earliest(end)) {
      this.millis = timer.due;
      timer.due += timer.millis;
      timer.action();
    }
    this.millis = end;
  }

  /** @param {number} end */
  earliest(end) {
    return [...this.timers].filter(({ due }) => due <= end).toSorted((a, b) => a.due - b.due)[0];
  }
}
