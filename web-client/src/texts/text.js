import { en } from './en.js';

/** @typedef {keyof typeof en} TextKey */

/**
 * The text for a key, with `{name}` replaced by `values.name`. A value is always plain text, never markup.
 *
 * @param {TextKey} key
 * @param {Record<string, string | number>} [values]
 * @returns {string}
 */
export function text(key, values = {}) {
  return en[key].replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}
