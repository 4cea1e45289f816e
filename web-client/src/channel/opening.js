import { Fault } from '../faults.js';
import { concat, equal, utf8 } from './bytes.js';
import { NoiseInitiator } from './noise-initiator.js';
import { PURPOSE_OPEN, prologue } from './prologue.js';
import { SUITE_NK, chooseSuite, readSuites, writeSuites } from './suites.js';

/**
 * @typedef {import('./bytes.js').Bytes} Bytes
 * @typedef {import('./noise-initiator.js').Transport} Transport
 * @typedef {import('./x25519.js').KeyPair} KeyPair
 */

/**
 * @typedef {object} Agreed what gateway, browser and host must mean alike
 * @property {string} computer 32 hexadecimal digits
 * @property {string} session 32 hexadecimal digits
 * @property {string} ticket
 * @property {Bytes} hostKey the host's X25519 key as this browser knows it, 32 bytes
 */

const VERSION = 1;
const HOST_HELLO = 'LKH';
const HOST_HELLO_HEAD_BYTES = 4;
/** Message 2 has an empty payload: a key and a tag. */
const MESSAGE_2_BYTES = 48;

/**
 * Lines 1 to 4 of docs/sealed-channel.md §2, from the browser's side.
 *
 * @param {Agreed} agreed
 * @param {object} carrier
 * @param {() => Promise<Bytes>} carrier.next
 * @param {(message: Bytes) => void} carrier.send
 * @param {{suites?: readonly number[], ephemeral?: KeyPair, recordsPerKey?: number}} [options] the last two are for tests
 * @returns {Promise<Transport & {suite: number}>}
 * @throws {Fault} `no-common-suite`, `handshake-failed`, or what `next` rejects with
 */
export async function openTransport(agreed, { next, send }, { suites = [SUITE_NK], ephemeral, recordsPerKey } = {}) {
  const hostSuites = readHostHello(await next());
  const suite = chooseSuite(readSuites(hostSuites), suites);
  const browserSuites = writeSuites(suites);
  const noise = await NoiseInitiator.begin(
    await prologue({ purpose: PURPOSE_OPEN, ...agreed, hostSuites, browserSuites }),
    agreed.hostKey,
    ephemeral,
  );
  send(concat(utf8('LKC'), Uint8Array.of(VERSION, PURPOSE_OPEN), browserSuites));
  send(await noise.write());
  const message = await next();
  if (message.length !== MESSAGE_2_BYTES) {
    throw new Fault('handshake-failed', `message 2 has ${message.length} bytes`);
  }
  const { sending, receiving, handshakeHash } = await noise.read(message, recordsPerKey ? { recordsPerKey } : {});
  return { sending, receiving, handshakeHash, suite };
}

/** `"LKH" | version u8 | suite list`. @param {Bytes} message @returns {Bytes} the suite list as it was sent */
function readHostHello(message) {
  const head = message.subarray(0, HOST_HELLO_HEAD_BYTES);
  if (!equal(head, concat(utf8(HOST_HELLO), Uint8Array.of(VERSION)))) {
    throw new Fault('handshake-failed', 'the host’s first message has an unknown form or version');
  }
  return message.slice(HOST_HELLO_HEAD_BYTES);
}
