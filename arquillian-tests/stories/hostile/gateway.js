import { readFileSync } from 'node:fs';
import { request as httpsRequest, createServer } from 'node:https';
import { WebSocket, WebSocketServer } from 'ws';

/**
 * Somebody who has wholly taken over the gateway: it has the gateway's own TLS key, stands at an address of its own in front
 * of the real one, and passes everything on, except what the attack that is armed does to it.
 *
 * @typedef {import('./attacks.js').Attack} Attack
 * @typedef {'browser' | 'host' | 'gateway'} Sender
 * @typedef {{ session: string, browser: Buffer[], host: Buffer[] }} Overheard the first messages of one relay, by sender
 * @typedef {{ from: WebSocket, to: WebSocket }} Way
 */

/** How many messages of a relay are kept, to be replayed in another. */
const OVERHEARD_MESSAGES = 400;

export class HostileGateway {
  /** What was overheard of each relay, oldest first. @type {Overheard[]} */
  overheard = [];
  /** The links of hosts, by computer id. @type {Map<string, Way>} */
  links = new Map();
  /** What the gateway answered to browsers that asked for a session, oldest first. @type {Record<string, string>[]} */
  answers = [];
  /** Session offers that were sent to hosts, oldest first. @type {Record<string, unknown>[]} */
  offers = [];
  /** The session that the armed attack is made on: the next that a browser asks for. @type {string | undefined} */
  target = undefined;
  /** What the attack remembers from message to message. @type {Record<string, any>} */
  memory = {};
  /** @type {Attack | undefined} */
  #attack = undefined;
  #live = false;
  /** The newest relay of each session. @type {Map<string, BrowserLeg>} */
  #relays = new Map();
  /** A session with another host, for what is replayed from there and sent there. */
  elsewhere = '';

  /** @param {{ url: string, tlsDirectory: string }} real */
  constructor({ url, tlsDirectory }) {
    this.real = new URL(url);
    this.ca = readFileSync(`${tlsDirectory}/ca.crt`);
    const [key, cert] = ['server.key', 'server.crt'].map((name) => readFileSync(`${tlsDirectory}/${name}`));
    this.server = createServer({ key, cert }, (asked, answer) => this.#passRequest(asked, answer));
    this.sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
    this.server.on('upgrade', (asked, socket, head) =>
      this.sockets.handleUpgrade(asked, socket, head, (caller) => this.#passSocket(asked, caller)),
    );
  }

  /** @returns {Promise<string>} its address */
  async start() {
    await new Promise((listening) => this.server.listen(0, '127.0.0.1', () => listening(undefined)));
    const { port } = /** @type {import('node:net').AddressInfo} */ (this.server.address());
    return (this.url = `https://localhost:${port}`);
  }

  async stop() {
    for (const socket of this.sockets.clients) socket.terminate();
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }

  /** Honest until the next session is asked for, which is attacked. @param {Attack} attack */
  arm(attack) {
    this.#attack = attack;
    this.#live = false;
    this.target = undefined;
    this.memory = {};
  }

  /** From now on the attack may touch the records of a live session. */
  attackLive() {
    this.#live = true;
  }

  disarm() {
    this.#attack = undefined;
  }

  /** Cuts the browser off, as a lost network would. @param {string} session */
  cut(session) {
    this.#relays.get(session)?.browser.terminate();
  }

  /** Sends a message to a session's host as if its browser had. @param {string} session @param {Buffer} message */
  sendToHost(session, message) {
    this.#relays.get(session)?.real.send(message);
  }

  /**
   * @param {import('node:http').IncomingMessage} asked
   * @param {import('node:http').ServerResponse} answer
   */
  #passRequest(asked, answer) {
    const headers = this.#asTheRealOne(asked.headers);
    const { method, url } = asked;
    const onward = httpsRequest(new URL(url ?? '/', this.real), { method, headers, ca: this.ca }, (real) => {
      /** @type {Buffer[]} */
      const parts = [];
      real.on('data', (part) => parts.push(part));
      real.on('end', () => {
        const body = this.#answered(`${method} ${url}`, real.statusCode ?? 0, Buffer.concat(parts));
        delete real.headers['transfer-encoding'];
        answer.writeHead(real.statusCode ?? 502, { ...real.headers, 'content-length': body.length }).end(body);
      });
    });
    onward.on('error', () => answer.destroy());
    asked.pipe(onward);
  }

  /** The real gateway asks for its own name and origin. @param {import('node:http').IncomingHttpHeaders} headers */
  #asTheRealOne(headers) {
    const { origin, ...others } = headers;
    return { ...others, host: this.real.host, ...(origin === this.url ? { origin: this.real.origin } : origin && { origin }) };
  }

  /** @param {string} what @param {number} status @param {Buffer} body */
  #answered(what, status, body) {
    if (!/^POST \/api\/computers\/[0-9a-f]+\/sessions$/.test(what) || status !== 201) return body;
    const answer = JSON.parse(body.toString());
    this.answers.push(answer);
    if (this.#attack) this.target ??= answer.session;
    const { answer: act } = this.#attack ?? {};
    return act && this.target === answer.session ? Buffer.from(JSON.stringify(act({ ...answer }, this))) : body;
  }

  /** @param {import('node:http').IncomingMessage} asked @param {WebSocket} caller */
  #passSocket(asked, caller) {
    const { cookie, origin } = this.#asTheRealOne(asked.headers);
    const headers = { ...(cookie && { cookie }), ...(origin && { origin }) };
    const address = `${this.real.origin.replace('https', 'wss')}${asked.url}`;
    const real = new WebSocket(address, { headers, ca: this.ca, perMessageDeflate: false });
    const opened = new Promise((open) => real.once('open', open));
    const leg = asked.url === '/relay' ? new BrowserLeg(this, caller, real) : new HostLeg(this, caller, real);
    caller.on('message', (message, binary) => {
      void opened.then(() => leg.fromCaller(/** @type {Buffer} */ (message), binary));
    });
    real.on('message', (message, binary) => leg.fromGateway(/** @type {Buffer} */ (message), binary));
    passClose(caller, real);
    passClose(real, caller);
  }

  /**
   * A binary message of the browser's relay.
   *
   * @param {Overheard} relay
   * @param {'browser' | 'host'} from
   * @param {Buffer} message
   * @param {number} relayNumber 1 for the first relay of its session, 2 for the one over which it is resumed
   * @returns {Buffer[]} what is passed on
   */
  relayed(relay, from, message, relayNumber) {
    const number = relay[from].length;
    if (number < OVERHEARD_MESSAGES) relay[from].push(message);
    const { from: attacked, at, relay: which = 1, act } = this.#attack ?? {};
    if (!act || relay.session !== this.target || from !== attacked || relayNumber !== which) return [message];
    const due = at === 'live' ? this.#live : number >= (at ?? 0);
    return due ? act(message, { gateway: this, relay, from, number, memory: this.memory }) : [message];
  }

  /**
   * A message on a host's link.
   *
   * @param {'gateway' | 'host'} from
   * @param {Record<string, unknown>} message
   * @returns {Record<string, unknown>[]}
   */
  linked(from, message) {
    if (from !== 'gateway' || message['type'] !== 'session-offer') return [message];
    this.offers.push(message);
    const { session } = message;
    if (this.#attack) this.target ??= String(session); // the offer comes before the browser's answer
    const number = this.offers.filter((offer) => offer['session'] === session).length;
    const { offer: act, relay = 1 } = this.#attack ?? {};
    return act && session === this.target && number === relay ? act({ ...message }, this) : [message];
  }

  /** @param {string} session @param {BrowserLeg} leg */
  relayOpened(session, leg) {
    this.#relays.set(session, leg);
  }
}

/** A browser at the relay. */
class BrowserLeg {
  /** @type {Overheard | undefined} */
  relay = undefined;
  relayNumber = 0;

  /** @param {HostileGateway} gateway @param {WebSocket} browser @param {WebSocket} real */
  constructor(gateway, browser, real) {
    this.gateway = gateway;
    this.browser = browser;
    this.real = real;
  }

  /** @param {Buffer} message @param {boolean} binary */
  fromCaller(message, binary) {
    if (binary && this.relay) return this.#send(this.real, this.gateway.relayed(this.relay, 'browser', message, this.relayNumber));
    const { session } = JSON.parse(message.toString());
    this.relay = { session, browser: [], host: [] };
    this.relayNumber = 1 + this.gateway.overheard.filter((earlier) => earlier.session === session).length;
    this.gateway.overheard.push(this.relay);
    this.gateway.relayOpened(session, this);
    if (this.real.readyState === WebSocket.OPEN) this.real.send(message.toString());
  }

  /** @param {Buffer} message @param {boolean} binary */
  fromGateway(message, binary) {
    if (binary && this.relay) this.#send(this.browser, this.gateway.relayed(this.relay, 'host', message, this.relayNumber));
    else this.browser.send(message.toString());
  }

  /** @param {WebSocket} to @param {Buffer[]} messages */
  #send(to, messages) {
    for (const message of messages) if (to.readyState === WebSocket.OPEN) to.send(message);
  }
}

/** A host at the relay, which is passed on as it is, or on its link. */
class HostLeg {
  /** @param {HostileGateway} gateway @param {WebSocket} host @param {WebSocket} real */
  constructor(gateway, host, real) {
    this.gateway = gateway;
    this.host = host;
    this.real = real;
  }

  /** @param {Buffer} message @param {boolean} binary */
  fromCaller(message, binary) {
    if (binary) this.#send(this.real, message);
    else this.#sendText(this.real, 'host', message);
  }

  /** @param {Buffer} message @param {boolean} binary */
  fromGateway(message, binary) {
    if (binary) this.#send(this.host, message);
    else this.#sendText(this.host, 'gateway', message);
  }

  /** @param {WebSocket} to @param {'host' | 'gateway'} from @param {Buffer} message */
  #sendText(to, from, message) {
    const read = JSON.parse(message.toString());
    if (read.type === 'hello') this.gateway.links.set(read.computerId, { from: this.real, to: this.host });
    for (const passed of this.gateway.linked(from, read)) this.#send(to, JSON.stringify(passed));
  }

  /** @param {WebSocket} to @param {string | Buffer} message */
  #send(to, message) {
    if (to.readyState === WebSocket.OPEN) to.send(message);
  }
}

/** @param {WebSocket} from @param {WebSocket} to */
function passClose(from, to) {
  from.on('error', () => to.terminate());
  from.on('close', (code, reason) => {
    if (code === 1005) to.close();
    else if (code === 1006 || to.readyState !== WebSocket.OPEN) to.terminate();
    else to.close(code, reason);
  });
}
