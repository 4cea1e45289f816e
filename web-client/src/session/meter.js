/** Over how long a rate is taken: long enough to be read, short enough to be true. */
const WINDOW_MILLIS = 3_000;

/**
 * How many bytes come each second, from a counter that only grows. It says nothing until it has seen a second of it.
 * Time is a parameter: milliseconds of any clock that only goes forward.
 */
export class Meter {
  constructor() {
    /** @type {{ now: number, bytes: number }[]} */
    this.samples = [];
  }

  /** @param {number} now @param {number} bytes the counter */
  sample(now, bytes) {
    const last = this.samples.at(-1);
    if (last && bytes < last.bytes) {
      this.samples = []; // A new channel counts from 0.
    }
    this.samples.push({ now, bytes });
    while (this.samples.length > 2 && now - /** @type {{now: number}} */ (this.samples[1]).now >= WINDOW_MILLIS) {
      this.samples.shift();
    }
  }

  /** @returns {number | undefined} nothing without a measure */
  get bytesPerSecond() {
    const first = this.samples[0];
    const last = this.samples.at(-1);
    if (!first || !last || last.now - first.now < 900) {
      return undefined;
    }
    return ((last.bytes - first.bytes) * 1_000) / (last.now - first.now);
  }
}

/** What is shown where there is no measure. */
export const UNKNOWN = '–';

const UNITS = /** @type {const} */ (['B', 'KB', 'MB', 'GB', 'TB']);

/** Three digits at most, and the unit: `0 B`, `14 KB`, `1.2 MB`. @param {number} bytes */
export function bytesText(bytes) {
  let size = bytes;
  let unit = 0;
  while (size >= 999.5 && unit < UNITS.length - 1) {
    size /= 1_000;
    unit += 1;
  }
  const digits = unit > 0 && size < 9.95 ? size.toFixed(1) : size.toFixed(0);
  return `${digits} ${UNITS[unit]}`;
}
