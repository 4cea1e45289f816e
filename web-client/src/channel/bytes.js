import { Fault } from '../faults.js';

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** @param {...Uint8Array} parts @returns {Bytes} */
export function concat(...parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** @param {string} text @returns {Bytes} */
export const utf8 = (text) => encoder.encode(text);

/** Strict UTF-8 to text; throws a TypeError for anything else. @param {Bytes} bytes */
export const fromUtf8 = (bytes) => decoder.decode(bytes);

/** @param {Uint8Array} bytes */
export const toHex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Lower-case hexadecimal of an exact length, as ids are written. @param {string} text @param {number} length bytes */
export function fromHex(text, length) {
  if (text.length !== 2 * length || !/^[0-9a-f]*$/.test(text)) {
    throw new Fault('malformed', `not ${length} bytes in hexadecimal`);
  }
  return Uint8Array.from({ length }, (_, index) => Number.parseInt(text.slice(2 * index, 2 * index + 2), 16));
}

/** base64url without padding (RFC 4648 §5), of an exact length. @param {string} text @param {number} length bytes */
export function fromBase64Url(text, length) {
  const bytes = /^[\w-]*$/.test(text) ? decodeBase64(text) : undefined;
  if (bytes?.length !== length || toBase64Url(bytes) !== text) {
    throw new Fault('malformed', `not ${length} bytes in base64url`);
  }
  return bytes;
}

/** @param {Uint8Array} bytes */
export const toBase64Url = (bytes) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** @param {string} text @returns {Bytes | undefined} */
function decodeBase64(text) {
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    return Uint8Array.from(binary, (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

/** @param {Uint8Array} left @param {Uint8Array} right public values only: not in constant time */
export const equal = (left, right) =>
  left.length === right.length && left.every((byte, index) => byte === right[index]);

/** Big-endian. @param {number} value @returns {Bytes} */
export function u32(value) {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}

/** @param {Bytes} bytes */
export const sha256 = async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** base32 (RFC 4648 §6) of whole groups of five bytes, so that there is no padding. @param {Uint8Array} bytes */
export function toBase32(bytes) {
  let bits = '';
  for (const byte of bytes) {
    bits += byte.toString(2).padStart(8, '0');
  }
  return bits.replace(/.{5}/g, (five) => BASE32.charAt(Number.parseInt(five, 2)));
}
