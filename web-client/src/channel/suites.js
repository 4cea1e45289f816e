import { Fault } from '../faults.js';

/** @typedef {import('./bytes.js').Bytes} Bytes */

/** `Noise_NK_25519_AESGCM_SHA256`: docs/sealed-channel.md §1. */
export const SUITE_NK = 1;

const NAMES = new Map([[SUITE_NK, 'Noise_NK_25519_AESGCM_SHA256']]);
/** The suites that this browser has, strongest first. @type {readonly number[]} */
export const KNOWN_SUITES = [...NAMES.keys()];
const MAX_SUITES = 16;

/** `count u8 | count × suite u16`, strongest first. @param {readonly number[]} suites @returns {Bytes} */
export function writeSuites(suites) {
  const bytes = new Uint8Array(1 + 2 * suites.length);
  bytes[0] = suites.length;
  const view = new DataView(bytes.buffer);
  suites.forEach((suite, index) => view.setUint16(1 + 2 * index, suite));
  return bytes;
}

/** @param {Bytes} bytes the list and nothing after it @returns {number[]} */
export function readSuites(bytes) {
  const count = bytes[0] ?? 0;
  if (count < 1 || count > MAX_SUITES || bytes.length !== 1 + 2 * count) {
    throw new Fault('handshake-failed', 'a suite list of a wrong length');
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const suites = Array.from({ length: count }, (_, index) => view.getUint16(1 + 2 * index));
  if (new Set(suites).size !== count) {
    throw new Fault('handshake-failed', 'a suite stands twice in the list');
  }
  return suites;
}

/**
 * The first of the host's list that is also in the browser's; numbers that nobody knows yet are skipped.
 *
 * @param {readonly number[]} host
 * @param {readonly number[]} own
 */
export function chooseSuite(host, own) {
  const suite = host.find((candidate) => own.includes(candidate) && KNOWN_SUITES.includes(candidate));
  if (suite === undefined) {
    throw new Fault('no-common-suite', `the host has ${host.join(', ')}`);
  }
  return suite;
}

/**
 * The suites of this browser less those that a person has struck, which this browser may know or not.
 *
 * @param {readonly number[]} struck
 * @throws {Fault} `no-common-suite` when none is left, before anything is sent
 */
export function suitesWithout(struck) {
  const suites = KNOWN_SUITES.filter((suite) => !struck.includes(suite));
  if (suites.length === 0) {
    throw new Fault('no-common-suite', 'every suite is struck in this browser');
  }
  return suites;
}

/** For people who look closely. @param {number} suite one that was chosen */
export const suiteName = (suite) => NAMES.get(suite) ?? String(suite);
