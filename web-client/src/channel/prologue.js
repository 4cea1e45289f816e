import { concat, fromHex, sha256, u32, utf8 } from './bytes.js';

/** @typedef {import('./bytes.js').Bytes} Bytes */

/** docs/sealed-channel.md §2; 3 (direct) is reserved. */
export const PURPOSE_OPEN = 1;
export const PURPOSE_RESUME = 2;

/**
 * What both sides must agree on before the handshake can succeed: 107 bytes, or 111 to resume
 * (docs/sealed-channel.md §2).
 *
 * @param {object} agreed
 * @param {number} agreed.purpose
 * @param {string} agreed.computer 32 hexadecimal digits
 * @param {string} agreed.session 32 hexadecimal digits
 * @param {Bytes} agreed.hostSuites the list as it was sent
 * @param {Bytes} agreed.browserSuites the list as it was sent
 * @param {string} agreed.ticket
 * @param {number} [agreed.resumptions] only to resume: how often the session was resumed before
 */
export async function prologue({ purpose, computer, session, hostSuites, browserSuites, ticket, resumptions }) {
  return concat(
    utf8('latchkey/1'),
    Uint8Array.of(purpose),
    fromHex(computer, 16),
    fromHex(session, 16),
    await sha256(concat(hostSuites, browserSuites)),
    await sha256(utf8(ticket)),
    resumptions === undefined ? new Uint8Array(0) : u32(resumptions),
  );
}
