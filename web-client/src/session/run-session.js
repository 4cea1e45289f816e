import { RelayCarrier } from '../channel/relay-carrier.js';
import { RfbSocket } from '../channel/rfb-socket.js';
import { SealedSession } from '../channel/sealed-session.js';
import { suitesWithout } from '../channel/suites.js';
import { pageTime } from '../channel/time.js';
import { Fault } from '../faults.js';
import { text } from '../texts/text.js';
import { onNews } from './news.js';
import { Preferences } from './preferences.js';

/**
 * @typedef {import('../gateway/gateway-api.js').Computer} Computer
 * @typedef {import('../gateway/gateway-api.js').GatewayApi} GatewayApi
 * @typedef {import('../channel/control-messages.js').Prompt} Prompt
 * @typedef {import('../hosts/known-hosts.js').KnownHosts} KnownHosts
 * @typedef {import('./signed-in-session.js').SignedInSession} SignedInSession
 */

/**
 * The person at the page, as a session sees them: what it tells, and what it asks.
 *
 * @typedef {object} Person
 * @property {(name: string) => void} nameIs the computer's name: the remembered one when there is one (A2)
 * @property {(sentence: string) => void} waiting
 * @property {(fingerprint: string) => Promise<boolean>} confirmKey
 * @property {(remembered: string, shown: string) => void} keyChanged
 * @property {(prompt: Prompt) => Promise<string>} ask
 * @property {(sentence: string) => void} signInFailed
 * @property {(session: SignedInSession) => Promise<void>} showScreen
 * @property {(seconds: number) => void} idleSoon the host ends the session in so many seconds, because nothing is done in it;
 *   0 takes it back
 * @property {(since: Date, resuming: boolean) => void} notLive nothing that is typed is sent; `resuming` when another way to the
 *   computer is sought
 * @property {() => void} live
 * @property {(sentence: string) => void} ended
 */

/**
 * @typedef {object} SessionWish
 * @property {GatewayApi} api
 * @property {KnownHosts} hosts
 * @property {string} computerId
 * @property {Person} person
 * @property {AbortSignal} signal the person leaves
 */

/**
 * One session from the click to the end, in the order in which it happens (DESIGN: from click to picture). It never
 * throws: however it ends, the person hears why, except when the key had changed and has been told already.
 *
 * @param {SessionWish} wish
 * @returns {Promise<void>}
 */
export async function runSession(wish) {
  const { person } = wish;
  try {
    const computer = await findComputer(wish);
    const recognition = await wish.hosts.recall(computer);
    person.nameIs(recognition.name);
    if (!(await trustKey(recognition, person))) {
      return;
    }
    person.waiting(text('session.joining', { name: recognition.name }));
    const fault = await useComputer(computer, recognition.fingerprint, wish);
    person.ended(sentenceFor(fault));
  } catch (thrown) {
    person.ended(sentenceFor(Fault.from(thrown)));
  }
}

/** @param {SessionWish} wish @returns {Promise<Computer>} */
async function findComputer({ api, computerId, person, signal }) {
  person.waiting(text('session.asking'));
  const computer = (await api.computers(signal)).find(({ id }) => id === computerId);
  if (!computer) {
    throw new Fault('not-found', computerId);
  }
  return computer;
}

/**
 * The three states of A2, before anything is sent to the computer.
 *
 * @param {import('../hosts/known-hosts.js').Recognition} recognition
 * @param {Person} person
 * @returns {Promise<boolean>} whether to go on
 */
async function trustKey({ state, fingerprint, rememberedFingerprint }, person) {
  switch (state) {
    case 'known':
      return true;
    case 'changed':
      person.keyChanged(rememberedFingerprint, fingerprint);
      return false;
    case 'new':
      return person.confirmKey(fingerprint);
  }
}

/**
 * @param {Computer} computer with a key that this person trusts
 * @param {string} fingerprint of that key
 * @param {SessionWish} wish
 * @returns {Promise<Fault>} how it ended
 */
async function useComputer(computer, fingerprint, { api, hosts, person, signal }) {
  const suites = suitesWithout(new Preferences().wishes.struckSuites);
  const { session, ...first } = await api.openSession(computer.id, signal);
  const carrier = await join(session, first.relayToken, signal);

  person.waiting(text('session.securing'));
  const sealed = await SealedSession.open({
    carrier,
    computer: computer.id,
    session,
    ticket: first.ticket,
    rejoin: async (trying) => {
      const { ticket, relayToken } = await api.openSession(computer.id, trying, session);
      return { ticket, carrier: await join(session, relayToken, trying) };
    },
    hostKey: computer.host.channelKey,
    suites,
    language: navigator.language,
    signal,
    time: pageTime,
    listener: {
      // Only the host that holds the key can have said this, so from now on the key is worth remembering.
      welcome: () => void hosts.remember(computer),
      prompt: (prompt) => void person.ask(prompt).then((value) => sealed.answer(prompt.id, value)),
      signInFailed: ({ triesLeft }) => person.signInFailed(failedSentence(triesLeft)),
      signedIn: (message) => showScreen(message),
      idleSoon: ({ seconds }) => person.idleSoon(seconds),
      notLive: (silentMillis, resuming) => person.notLive(new Date(Date.now() - silentMillis), resuming),
      live: () => person.live(),
    },
  });

  /** @param {import('../channel/control-messages.js').SignedIn} message */
  function showScreen({ osUser, modules }) {
    person.waiting(text('session.starting'));
    const screen = new RfbSocket((reader) => sealed.openStream('screen', reader));
    void screen.ended.then((fault) => sealed.end(fault ?? new Fault('worker-ended')));
    void person.showScreen({
      osUser,
      modules,
      fingerprint,
      since: new Date(),
      screen,
      openFigures: (reader) => sealed.openStream('screen', reader, { part: 'figures' }),
      connection: () => sealed.connection,
    });
  }
  onNews(() => sealed.hurry(), sealed.signal);
  return sealed.ended;
}

/** @param {string} session @param {string} token @param {AbortSignal} signal */
function join(session, token, signal) {
  return RelayCarrier.join({ session, token, signal, url: `${location.origin.replace(/^http/, 'ws')}/relay` });
}

/** @param {number} triesLeft */
const failedSentence = (triesLeft) => `${text('prompt.failed')} ${text('prompt.tries-left', { tries: triesLeft })}`;

/** @param {Fault} fault */
const sentenceFor = (fault) => (fault.id === 'signed-off' ? text('session.ended-by-you') : fault.sentence);
