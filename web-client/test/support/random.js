/**
 * Random numbers that a seed repeats (mulberry32), so that a failure can be seen again.
 */
export class Random {
  /** @param {number} seed */
  constructor(seed) {
    this.state = seed >>> 0;
  }

  /** @param {number} bound @returns {number} 0 … bound - 1 */
  below(bound) {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  }

  /** @template T @param {readonly T[]} choices @returns {T} */
  of(choices) {
    const choice = choices[this.below(choices.length)];
    if (choice === undefined) {
      throw new Error('nothing to choose from');
    }
    return choice;
  }

  /** @param {number} length @returns {Uint8Array<ArrayBuffer>} */
  bytes(length) {
    return Uint8Array.from({ length }, () => this.below(256));
  }

  /** A copy with a few bytes altered, taken out, put in, or cut off. @param {Uint8Array} bytes */
  mutated(bytes) {
    const copy = [...bytes];
    for (let times = 1 + this.below(3); times > 0; times--) {
      const at = this.below(copy.length + 1);
      switch (this.below(5)) {
        case 0:
          copy[at] = this.of([0, 1, 2, 6, 7, 0x22, 0x7b, 0x7f, 0x80, 0xff, this.below(256)]);
          break;
        case 1:
          copy.splice(at, 1 + this.below(4));
          break;
        case 2:
          copy.splice(at, 0, ...this.bytes(1 + this.below(4)));
          break;
        case 3:
          copy.length = at;
          break;
        default:
          copy.push(...copy.slice(at, at + 8));
      }
    }
    return Uint8Array.from(copy);
  }
}
