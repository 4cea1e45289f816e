import { Fault } from '../faults.js';

/**
 * Fields of the gateway's answers, each with the type that docs/protocol.md §3 gives it.
 *
 * @typedef {Record<string, unknown>} Fields
 */

/** @param {unknown} value @returns {value is Fields} */
export const isFields = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** @param {Fields} fields @param {string} name @returns {Fields} */
export function object(fields, name) {
  const value = fields[name];
  if (!isFields(value)) {
    throw wrong(name);
  }
  return value;
}

/** @param {Fields} fields @param {string} name @returns {Fields[]} */
export function list(fields, name) {
  const value = fields[name];
  if (!Array.isArray(value) || !value.every(isFields)) {
    throw wrong(name);
  }
  return value;
}

/** @param {Fields} fields @param {string} name @param {RegExp} [form] @returns {string} */
export function string(fields, name, form = /^/) {
  const value = fields[name];
  if (typeof value !== 'string' || !form.test(value)) {
    throw wrong(name);
  }
  return value;
}

/** @param {Fields} fields @param {string} name @returns {boolean} */
export function yes(fields, name) {
  const value = fields[name];
  if (typeof value !== 'boolean') {
    throw wrong(name);
  }
  return value;
}

/** @param {string} name */
const wrong = (name) => new Fault('internal', `the gateway’s answer has no ${name} of the right form`);
