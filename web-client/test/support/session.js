import { SealedSession } from '../../src/channel/sealed-session.js';
import { HandTime } from './hand-time.js';
import { MemoryCarrier } from './memory-carrier.js';
import { COMPUTER, SESSION, TICKET, TestHost } from './test-host.js';

/** @typedef {import('../../src/faults.js').Fault} Fault */

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
    live: () => void heard.push({ type: 'live' }),
    notLive: (/** @type {number} */ silentMillis, /** @type {boolean} */ resuming) =>
      void heard.push({ type: 'stale', silentMillis, resuming }),
  };
  /** @param {Partial<import('../../src/channel/sealed-session.js').SessionOptions>} [options] */
  const open = (options) =>
    SealedSession.open({
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

/**
 * The same, with carriers to come: each try of the browser takes the next of `refusals`, or puts the host's end of a new
 * carrier, with its ticket, in `tries`.
 *
 * @param {string[]} [modules]
 */
export async function resumable(modules) {
  const parts = await session();
  /** @type {Fault[]} */
  const refusals = [];
  /** @type {{carrier: MemoryCarrier, ticket: string}[]} */
  const tries = [];
  const rejoin = async () => {
    const refusal = refusals.shift();
    if (refusal) {
      throw refusal;
    }
    const { browser, host } = MemoryCarrier.pair();
    const ticket = `header.payload.try-${tries.length}`;
    tries.push({ carrier: host, ticket });
    return { carrier: browser, ticket };
  };
  const [channel] = await Promise.all([parts.open({ rejoin }), parts.host.signIn(modules)]);
  await until(() => parts.heard.some(({ type }) => type === 'signed-in'));

  /** The browser's next try, when it has been made. */
  const nextTry = async () => {
    await until(() => tries.length > 0);
    return /** @type {{carrier: MemoryCarrier, ticket: string}} */ (tries.shift());
  };
  return { ...parts, channel, refusals, tries, nextTry };
}

/** What a session knows of its carrier just now. @param {SealedSession} session */
export function livenessOf({ channel }) {
  if (!channel) {
    throw new Error('between two carriers');
  }
  return channel.liveness;
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
