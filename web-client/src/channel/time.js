/**
 * The clock and timers, given from outside so that tests move them by hand.
 *
 * @typedef {object} Time
 * @property {() => number} now milliseconds of a clock that only goes forward, and goes on while the computer sleeps
 * @property {(millis: number, action: () => void) => () => void} every calls again and again until the result is called
 * @property {(millis: number, action: () => void) => () => void} after calls once, unless the result is called before
 */

/** Some platforms stop `performance.now` while they sleep; a difference above this is a sleep, not drift. */
const SLEEP_MILLIS = 3_000;

/** The platform's own clock. */
class PageClock {
  constructor() {
    this.elapsed = 0;
    this.monotonic = performance.now();
    this.wall = Date.now();
  }

  now() {
    const [monotonic, wall] = [performance.now(), Date.now()];
    const [passed, passedOnTheWall] = [monotonic - this.monotonic, wall - this.wall];
    [this.monotonic, this.wall] = [monotonic, wall];
    this.elapsed += passedOnTheWall > passed + SLEEP_MILLIS ? passedOnTheWall : passed;
    return this.elapsed;
  }
}

/**
 * Runs an action in a task of its own. Browsers look at the timers of a page that is hidden for long only once a minute,
 * when each timer was set by the one before; a timer set in such a task is looked at once a second.
 *
 * @param {() => void} action
 */
function inTask(action) {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    action();
  };
  port2.postMessage(undefined);
}

/** @param {number} millis @param {() => void} action */
function after(millis, action) {
  const timer = setTimeout(action, millis);
  return () => clearTimeout(timer);
}

const clock = new PageClock();

/** The platform's own. @type {Time} */
export const pageTime = {
  now: () => clock.now(),
  after,
  every(millis, action) {
    let stopped = false;
    const again = () => {
      stop = after(millis, () =>
        inTask(() => {
          if (!stopped) {
            action();
            again();
          }
        }),
      );
    };
    let stop = () => {};
    again();
    return () => {
      stopped = true;
      stop();
    };
  },
};
