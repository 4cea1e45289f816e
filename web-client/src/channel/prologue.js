import { concat, fromHex, sha256, utf8 } from './bytes.js';

/** @typedef {import('./bytes.js').Bytes} Bytes */

/** docs/sealed-channel.md §2; 2 (resume) and 3 (direct) are reserved. */
export const PURPOSE_OPEN = 1;

/**
 * What both sides must agree on before the handshake can succeed: 107 bytes, docs/sealed-channel.md §2.
 *
 * @param {object} agreed
 * @param {number} agreed.purpose
 * @param {string} agreed.computer 32 hexadecimal digits
 * @param {string} agreed.session 32 hexadecimal digits
 * @param {Bytes} agreed.hostSuites the list as it was sent
 * @param {Bytes} agreed.browserSuites the list as it was sent
 * @param {string} agreed.ticket
 */
export async function prologue({ purpose, computer, session, hostSuites, browserSuites, ticket }) {
  return concat(
    utf8('latchkey/1'),
    Uint8Array.of(purpose),
    fromHex(computer, 16),
    fromHex(session, 16),
    await sha256(concat(hostSuites, browserSuites)),
    await sha256(utf8(ticket)),
  );
}
