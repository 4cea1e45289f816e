import { SealedChannel } from '../../src/channel/sealed-channel.js';
import { HandTime } from './hand-time.js';
import { MemoryCarrier } from './memory-carrier.js';
import { COMPUTER, SESSION, TICKET, TestHost } from './test-host.js';

/** A browser's channel and a host, in memory, before the handshake. */
export async function session() {
  const { browser, host: hostEnd } = MemoryCarrier.pair();
  const host = await TestHost.create(hostEnd);
  const time = new HandTime();
  const leaving = new AbortController();
  /** @type {any[]} */
  const heard = [];
  const listener = {
    welcome: (/** @type {any} */ message) => void heard.push(message),
    prompt: (/** @type {any} */ message) => void heard.push(message),
    signInFailed: (/** @type {any} */ message) => void heard.push(message),
    signedIn: (/** @type {any} */ message) => void heard.push(message),
    idleSoon: (/** @type {any} */ message) => void heard.push(message),
    stale: (/** @type {boolean} */ stale) => void heard.push({ type: stale ? 'stale' : 'live' }),
  };
  /** @param {Partial<import('../../src/channel/sealed-channel.js').ChannelOptions>} [options] */
  const open = (options) =>
    SealedChannel.open({
      carrier: browser,
      computer: COMPUTER,
      session: SESSION,
      ticket: TICKET,
      hostKey: host.keys.publicKey,
      language: 'en',
      listener,
      signal: leaving.signal,
      time,
      ...options,
    });
  return { browser, hostEnd, host, time, leaving, heard, open };
}

/** The same, signed in. @param {string[]} [modules] */
export async function signedIn(modules) {
  const parts = await session();
  const [channel] = await Promise.all([parts.open(), parts.host.signIn(modules)]);
  await until(() => parts.heard.some(({ type }) => type === 'signed-in'));
  return { ...parts, channel };
}

/** Waits for a condition, with a generous limit in turns of the event loop. @param {() => boolean} condition */
export async function until(condition) {
  for (let turns = 0; !condition(); turns++) {
    if (turns > 20_000) {
      throw new Error(`never: ${condition.toString()}`);
    }
    await turn();
  }
}

/** One turn of the event loop. @returns {Promise<void>} */
export const turn = () => new Promise((done) => setImmediate(done));
