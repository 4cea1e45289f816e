import { equal } from '../channel/bytes.js';

/**
 * @typedef {import('../channel/bytes.js').Bytes} Bytes
 *
 * @typedef {object} HostKeys
 * @property {Bytes} signingKey Ed25519, 32 bytes
 * @property {Bytes} channelKey X25519, 32 bytes
 */

/**
 * What this browser makes of a computer's keys (A2, without an organization's inventory): `new` is the first warning, with
 * a fingerprint to compare; `changed` is the second, and refuses. A key is the same only when both are.
 *
 * @param {HostKeys | undefined} remembered
 * @param {HostKeys} shown
 * @returns {'new' | 'known' | 'changed'}
 */
export function recognize(remembered, shown) {
  if (!remembered) {
    return 'new';
  }
  const same = equal(remembered.signingKey, shown.signingKey) && equal(remembered.channelKey, shown.channelKey);
  return same ? 'known' : 'changed';
}
