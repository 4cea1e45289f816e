/**
 * The clock and timers, given from outside so that tests move them by hand.
 *
 * @typedef {object} Time
 * @property {() => number} now milliseconds of a clock that only goes forward
 * @property {(millis: number, action: () => void) => () => void} every calls again and again until the result is called
 */

/** The platform's own. @type {Time} */
export const pageTime = {
  now: () => performance.now(),
  every(millis, action) {
    const timer = setInterval(action, millis);
    return () => clearInterval(timer);
  },
};
