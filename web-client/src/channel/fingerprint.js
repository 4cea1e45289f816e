import { concat, sha256, toBase32, utf8 } from './bytes.js';

/** @typedef {import('./bytes.js').Bytes} Bytes */

/**
 * What a person compares to know a host: the first 120 bits of a hash of its two public keys, in six groups of four
 * letters (docs/protocol.md §1.2).
 *
 * @param {Bytes} signingKey 32 bytes
 * @param {Bytes} channelKey 32 bytes
 */
export async function fingerprint(signingKey, channelKey) {
  const hash = await sha256(concat(utf8('latchkey/host/1'), signingKey, channelKey));
  return toBase32(hash.subarray(0, 15)).replace(/.{4}(?=.)/g, '$&-');
}
