import { KNOWN_SUITES } from '../channel/suites.js';

/**
 * What a person wants of every session in this browser.
 *
 * @typedef {typeof DEFAULTS} Wishes
 */
const DEFAULTS = {
  /** The picture is fitted to the window. */
  scale: true,
  /** The computer's screen is fitted to the window. */
  resize: false,
  /** A finger moves the pointer as on a trackpad, instead of pointing at things. */
  trackpad: false,
  /** The toolbar stays open. */
  pinned: false,
  /** Text copied here or there is on both clipboards. */
  shareClipboard: false,
  /** Suites of the sealed channel that this browser does not use: docs/sealed-channel.md §1. @type {readonly number[]} */
  struckSuites: [],
};

const KEY = 'latchkey.session';

/**
 * The wishes, remembered in this browser where it lets us, and for this page where it does not. Nothing of a session, a
 * computer or a person is in them.
 */
export class Preferences {
  /** @param {() => Pick<Storage, 'getItem' | 'setItem'>} storage may throw: browsers deny it by throwing */
  constructor(storage = () => localStorage) {
    this.storage = storage;
    /** @type {Wishes} */
    this.wishes = { ...DEFAULTS, ...this.load() };
  }

  /** @param {Partial<Wishes>} change @returns {Wishes} */
  change(change) {
    this.wishes = { ...this.wishes, ...change };
    try {
      this.storage().setItem(KEY, JSON.stringify(this.wishes));
    } catch {
      // Denied or full: the wish holds until the page is left.
    }
    return this.wishes;
  }

  /** @returns {Partial<Wishes>} @private */
  load() {
    try {
      const stored = JSON.parse(this.storage().getItem(KEY) ?? '{}');
      return Object.fromEntries(Object.keys(DEFAULTS).flatMap((name) => known(name, stored[name])));
    } catch {
      return {};
    }
  }
}

/** @param {string} name @param {unknown} value @returns {[string, unknown][]} */
function known(name, value) {
  if (name === 'struckSuites') {
    return [[name, struck(value)]];
  }
  return typeof value === 'boolean' ? [[name, value]] : [];
}

/**
 * Whoever wrote something that cannot be read wanted to strike something, so it strikes all.
 *
 * @param {unknown} value
 */
function struck(value = []) {
  const readable = Array.isArray(value) && value.every((suite) => Number.isInteger(suite));
  return readable ? value : KNOWN_SUITES;
}
