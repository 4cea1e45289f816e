import { ACTS } from './acts.js';

/**
 * Every attack that a gateway is tried with: what it does, and what must come of it. A step that adds a message adds its
 * rows here.
 *
 * @typedef {import('./gateway.js').HostileGateway} HostileGateway
 * @typedef {import('./acts.js').Act} Act
 * @typedef {Record<string, any>} Fields
 *
 * @typedef {object} Attack
 * @property {string} name what the gateway does
 * @property {(answer: Fields, gateway: HostileGateway) => Fields} [answer] to the answer that a browser gets to its wish for a session
 * @property {(offer: Fields, gateway: HostileGateway) => Fields[]} [offer] to the offer that the host gets
 * @property {Act} [act] to a binary message of the relay
 * @property {'browser' | 'host'} [from] whose messages `act` touches
 * @property {number | 'live'} [at] which: by their number in that direction, or once a person is signed in
 * @property {1 | 2} [relay] 2: on the relay over which the session is resumed
 * @property {Outcome} then
 *
 * @typedef {object} Outcome
 * @property {boolean} [prompted] whether the person saw a prompt: never, unless the attack came after it
 * @property {string[]} browser the faults with which the session may end in the browser; `live` when it must go on
 * @property {string} [host] the event that the host's own audit log must hold for this session
 * @property {string} [elsewhere] the fault with which the session with another host ends
 */

const NO_PROMPT = { prompted: false };

/** A JWS with one character of its payload changed. @param {string} ticket */
function altered(ticket) {
  const middle = ticket.indexOf('.') + 12;
  return `${ticket.slice(0, middle)}${ticket[middle] === 'A' ? 'B' : 'A'}${ticket.slice(middle + 1)}`;
}

/** @param {Fields[]} all @param {string} session @returns {Fields} the newest that is not of this session */
function ofAnother(all, session) {
  const found = all.findLast((one) => one['session'] !== session);
  if (!found) throw new Error('there is no earlier session');
  return found;
}

/** @type {Attack[]} */
const TICKETS = [
  {
    name: 'gives the browser an altered ticket',
    answer: (answer) => ({ ...answer, ticket: altered(answer['ticket']) }),
    then: { ...NO_PROMPT, browser: ['handshake-failed'], host: 'channel.handshake-failed' },
  },
  {
    name: 'gives the browser the ticket of another session',
    answer: (answer, { answers }) => ({ ...answer, ticket: ofAnother(answers, answer['session'])['ticket'] }),
    then: { ...NO_PROMPT, browser: ['handshake-failed'], host: 'channel.handshake-failed' },
  },
  {
    name: 'gives the host an altered ticket',
    offer: (offer) => [{ ...offer, ticket: altered(offer['ticket']) }],
    then: { ...NO_PROMPT, browser: ['host-refused'], host: 'session.refused' },
  },
  {
    name: 'gives the host the ticket of another session',
    offer: (offer, { offers }) => [{ ...offer, ticket: ofAnother(offers, offer['session'])['ticket'] }],
    then: { ...NO_PROMPT, browser: ['host-refused'], host: 'session.refused' },
  },
  {
    name: 'gives the host a ticket that is not signed',
    offer: (offer) => [{ ...offer, ticket: offer['ticket'].replace(/[^.]+$/, '') }],
    then: { ...NO_PROMPT, browser: ['host-refused'], host: 'session.refused' },
  },
  {
    name: 'offers a session to another host',
    offer: (offer, gateway) => {
      for (const { to } of gateway.links.values()) to.send(JSON.stringify(offer));
      return [];
    },
    then: { prompted: true, browser: ['live'] },
  },
  {
    name: 'offers a session twice',
    offer: (offer) => [offer, offer],
    then: { prompted: true, browser: ['live'] },
  },
];

/**
 * Lines 1 to 4 of the opening (docs/sealed-channel.md §2), and what must never be seen before they are through.
 *
 * @type {{ line: string, from: 'browser' | 'host', at: number }[]}
 */
const LINES = [
  { line: 'the host’s hello', from: 'host', at: 0 },
  { line: 'the browser’s hello', from: 'browser', at: 0 },
  { line: 'the first message of the handshake', from: 'browser', at: 1 },
  { line: 'the second message of the handshake', from: 'host', at: 1 },
];

/** Every hello of one host says the same, so another session's is the same message. */
const SAME_WORDS = { prompted: true, browser: ['live'] };

/** @type {Attack[]} */
const OPENING = LINES.flatMap(({ line, from, at }) =>
  Object.entries(ACTS).map(([what, act]) => ({
    name: `${what} ${line}`,
    act,
    from,
    at,
    then:
      at === 0 && what.startsWith('replaces by that of')
        ? SAME_WORDS
        : { ...NO_PROMPT, browser: ['handshake-failed', 'no-common-suite', 'timed-out', 'integrity'] },
  })),
);

/** @type {Attack[]} */
const RECORDS = /** @type {const} */ (['host', 'browser']).flatMap((from) =>
  Object.entries(ACTS).map(([what, act]) => ({
    name: `${what} a record from the ${from}`,
    act,
    from,
    at: /** @type {const} */ ('live'),
    then: { prompted: true, browser: ['integrity'], host: 'channel.integrity-failed' },
  })),
);

/** A record that was meant for one host reaches another: both sessions are over. @type {Attack} */
const CROSSED = {
  name: 'sends a record from the browser to another host',
  from: 'browser',
  at: 'live',
  act: (message, { gateway, memory }) => {
    if (memory['done']) return [message];
    memory['done'] = true;
    gateway.sendToHost(gateway.elsewhere, message);
    return [];
  },
  then: { prompted: true, browser: ['integrity'], host: 'channel.integrity-failed', elsewhere: 'integrity' },
};

/**
 * The same lines when the session is resumed: the try fails, the session stays, and a later try resumes it.
 *
 * @type {Attack[]}
 */
const RESUMING = LINES.flatMap(({ line, from, at }) =>
  /** @type {const} */ ([
    'alters the last byte of',
    'leaves out',
    'repeats',
    'replaces by that of another session',
  ]).map((what) => ({
    name: `${what} ${line} of a resumption`,
    act: ACTS[what],
    from,
    at,
    relay: /** @type {const} */ (2),
    then:
      what === 'repeats' && from === 'host' && at === 1
        ? { prompted: true, browser: ['integrity'], host: 'channel.integrity-failed' } // by then it is a record
        : { prompted: true, browser: ['live'], host: 'session.resumed' },
  })),
);

/** @type {Attack[]} */
const RESUMING_TICKETS = [
  {
    name: 'gives the host, for a resumption, the ticket of the opening again',
    relay: 2,
    offer: (offer, { offers }) => {
      const first = offers.find(({ session }) => session === offer['session']);
      return [{ ...offer, ticket: first?.['ticket'] }];
    },
    then: { prompted: true, browser: ['live'], host: 'session.refused' },
  },
  {
    name: 'calls a resumption a new session',
    relay: 2,
    offer: (offer) => [{ ...offer, resume: false }],
    then: { prompted: true, browser: ['live'], host: 'session.resumed' },
  },
];

export const ATTACKS = [...TICKETS, ...OPENING, ...RECORDS, ...RESUMING, ...RESUMING_TICKETS, CROSSED];
