import { Fault } from '../faults.js';
import { concat, equal, u32, utf8 } from './bytes.js';
import { NoiseInitiator } from './noise-initiator.js';
import { PURPOSE_OPEN, PURPOSE_RESUME, prologue } from './prologue.js';
import { SUITE_NK, chooseSuite, readSuites, writeSuites } from './suites.js';

/**
 * @typedef {import('./bytes.js').Bytes} Bytes
 * @typedef {import('./noise-initiator.js').Transport} Transport
 * @typedef {import('./resumptions.js').Resumptions} Resumptions
 * @typedef {import('./x25519.js').KeyPair} KeyPair
 */

/**
 * @typedef {object} Agreed what gateway, browser and host must mean alike
 * @property {string} computer 32 hexadecimal digits
 * @property {string} session 32 hexadecimal digits
 * @property {string} ticket
 * @property {Bytes} hostKey the host's X25519 key as this browser knows it, 32 bytes
 */

/**
 * @typedef {object} OpeningOptions
 * @property {readonly number[]} [suites] strongest first
 * @property {Resumptions} [resumptions] of the session that is to be resumed; none opens a new one
 * @property {KeyPair} [ephemeral] only for tests
 * @property {number} [recordsPerKey] only for tests
 */

const VERSION = 1;
const HOST_HELLO = 'LKH';
const HOST_HELLO_HEAD_BYTES = 4;
const COUNT_BYTES = 4;
/** Message 2 has an empty payload: a key and a tag. */
const MESSAGE_2_BYTES = 48;

/**
 * Lines 1 to 4 of docs/sealed-channel.md §2, from the browser's side.
 *
 * @param {Agreed} agreed
 * @param {object} carrier
 * @param {() => Promise<Bytes>} carrier.next
 * @param {(message: Bytes) => void} carrier.send
 * @param {OpeningOptions} [options]
 * @returns {Promise<Transport & {suite: number}>}
 * @throws {Fault} `no-common-suite`, `handshake-failed`, or what `next` rejects with
 */
export async function openTransport(agreed, { next, send }, options = {}) {
  const { suites = [SUITE_NK], resumptions, ephemeral, recordsPerKey } = options;
  const { hostSuites, count } = readHostHello(await next(), resumptions !== undefined);
  const suite = chooseSuite(readSuites(hostSuites), suites);
  const browserSuites = writeSuites(suites);
  const purpose = resumptions ? PURPOSE_RESUME : PURPOSE_OPEN;
  const counted = resumptions ? { resumptions: count } : {};
  const psk = await resumptions?.secret(count).psk();
  const noise = await NoiseInitiator.begin(
    await prologue({ purpose, ...agreed, ...counted, hostSuites, browserSuites }),
    agreed.hostKey,
    { ...(psk ? { psk } : {}), ...(ephemeral ? { ephemeral } : {}) },
  );
  const told = resumptions ? u32(count) : new Uint8Array(0);
  send(concat(utf8('LKC'), Uint8Array.of(VERSION, purpose), browserSuites, told));
  send(await noise.write());
  const message = await next();
  if (message.length !== MESSAGE_2_BYTES) {
    throw new Fault('handshake-failed', `message 2 has ${message.length} bytes`);
  }
  const { payload: _, ...transport } = await noise.read(message, recordsPerKey ? { recordsPerKey } : {});
  resumptions?.opened(count, transport.resumption);
  return { ...transport, suite };
}

/**
 * `"LKH" | version u8 | suite list`, and to resume `resumptions u32`.
 *
 * @param {Bytes} message
 * @param {boolean} resuming
 * @returns {{hostSuites: Bytes, count: number}} the suite list as it was sent
 */
function readHostHello(message, resuming) {
  const head = message.subarray(0, HOST_HELLO_HEAD_BYTES);
  if (!equal(head, concat(utf8(HOST_HELLO), Uint8Array.of(VERSION)))) {
    throw new Fault('handshake-failed', 'the host’s first message has an unknown form or version');
  }
  if (!resuming) {
    return { hostSuites: message.slice(HOST_HELLO_HEAD_BYTES), count: 0 };
  }
  const end = Math.max(HOST_HELLO_HEAD_BYTES, message.length - COUNT_BYTES);
  const count = message.slice(end);
  if (count.length !== COUNT_BYTES) {
    throw new Fault('handshake-failed', 'the host does not say how often the session was resumed');
  }
  return { hostSuites: message.slice(HOST_HELLO_HEAD_BYTES, end), count: new DataView(count.buffer).getUint32(0) };
}
