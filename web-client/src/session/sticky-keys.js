/** @typedef {import('./special-keys.js').Key} Key */

/** Keys that stay down at the computer until they are let go of, for hands that can press only one thing at a time. */
export class StickyKeys {
  /** @type {Set<Key>} */
  #held = new Set();

  /** @param {(key: Key, down: boolean) => void} hold tells the computer */
  constructor(hold) {
    this.hold = hold;
  }

  /** @returns {ReadonlySet<Key>} */
  get held() {
    return this.#held;
  }

  /** @param {Key} key */
  toggle(key) {
    const down = !this.#held.delete(key);
    if (down) this.#held.add(key);
    this.hold(key, down);
  }

  releaseAll() {
    for (const key of this.#held) this.toggle(key);
  }
}
