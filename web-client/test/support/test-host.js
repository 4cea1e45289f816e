import { concat, fromUtf8, toHex, u32, utf8 } from '../../src/channel/bytes.js';
import { CONTROL, readFrame, writeFrame } from '../../src/channel/frame.js';
import { Inbox } from '../../src/channel/inbox.js';
import { prologue } from '../../src/channel/prologue.js';
import { writeSuites } from '../../src/channel/suites.js';
import { generateKeyPair } from '../../src/channel/x25519.js';
import { NoiseResponder } from './noise-responder.js';

/**
 * @typedef {import('../../src/channel/bytes.js').Bytes} Bytes
 * @typedef {import('../../src/channel/frame.js').Frame} Frame
 * @typedef {import('./memory-carrier.js').MemoryCarrier} MemoryCarrier
 * @typedef {import('../../src/channel/cipher-state.js').CipherState} CipherState
 */

export const COMPUTER = '000102030405060708090a0b0c0d0e0f';
export const SESSION = 'f0e0d0c0b0a090807060504030201000';
export const TICKET = 'header.payload.signature';

/**
 * A host that does exactly what a test tells it, one frame at a time, rules broken or not. Heartbeats of the browser, and
 * what it states as arrived, are kept apart from its other frames.
 */
export class TestHost {
  /** @param {MemoryCarrier} carrier @param {import('../../src/channel/x25519.js').KeyPair} keys */
  constructor(carrier, keys) {
    this.carrier = carrier;
    this.keys = keys;
    this.inbox = new Inbox();
    /** @type {CipherState | undefined} */
    this.sending = undefined;
    /** @type {CipherState | undefined} */
    this.receiving = undefined;
    /** @type {number[]} */
    this.heartbeats = [];
    /** What the browser stated as arrived, newest last. @type {number[]} */
    this.stated = [];
    /** @type {import('../../src/channel/resumption-secret.js').ResumptionSecret | undefined} */
    this.resumption = undefined;
    this.listen();
  }

  /** @private */
  listen() {
    const { inbox } = this;
    this.carrier.listen({ message: (message) => inbox.put(message), closed: (fault) => inbox.fail(fault) });
  }

  /** @param {MemoryCarrier} carrier */
  static async create(carrier) {
    return new TestHost(carrier, await generateKeyPair());
  }

  /**
   * The handshake, up to the browser's hello.
   *
   * @param {{suites?: number[], computer?: string, session?: string, ticket?: string, recordsPerKey?: number}} [options]
   */
  async open({ suites = [1], computer = COMPUTER, session = SESSION, ticket = TICKET, ...options } = {}) {
    const hostSuites = writeSuites(suites);
    this.carrier.send(concat(utf8('LKH'), Uint8Array.of(1), hostSuites));
    const hello = await this.inbox.next();
    const browserSuites = hello.slice(5);
    const agreed = { purpose: 1, computer, session, hostSuites, browserSuites, ticket };
    const noise = await NoiseResponder.begin(await prologue(agreed), this.keys);
    await this.answer(noise, options);
    return this.control();
  }

  /**
   * The handshake of a resumption over another carrier, up to the browser's `resume`.
   *
   * @param {MemoryCarrier} carrier
   * @param {{resumptions: number, ticket: string, told?: number}} options `told`: what line 1 says, when it is a lie
   */
  async resume(carrier, { resumptions, ticket, told = resumptions }) {
    this.carrier = carrier;
    this.inbox = new Inbox();
    this.listen();
    const hostSuites = writeSuites([1]);
    carrier.send(concat(utf8('LKH'), Uint8Array.of(1), hostSuites, u32(told)));
    const hello = await this.inbox.next();
    const browserSuites = hello.slice(5, -4);
    const agreed = { purpose: 2, computer: COMPUTER, session: SESSION, hostSuites, browserSuites, ticket, resumptions };
    const psk = await this.resumption?.psk();
    if (!psk || hello[4] !== 2 || toHex(hello.slice(-4)) !== toHex(u32(resumptions))) {
      throw new Error(`not a resumption of ours: ${toHex(hello)}`);
    }
    const noise = await NoiseResponder.begin(await prologue(agreed), this.keys, { psk });
    await this.answer(noise);
    return this.control();
  }

  /**
   * Lines 3 and 4.
   *
   * @param {NoiseResponder} noise
   * @param {{recordsPerKey?: number}} [options]
   * @private
   */
  async answer(noise, options) {
    await noise.read(await this.inbox.next());
    const { message, sending, receiving, resumption } = await noise.write(undefined, options);
    this.sending = sending;
    this.receiving = receiving;
    this.resumption = resumption;
    this.carrier.send(message);
  }

  /** Opens, welcomes and signs the person in without a question. @param {string[]} [modules] */
  async signIn(modules = ['echo', 'screen']) {
    await this.open();
    await this.say({ type: 'welcome', computer: 'den', version: '1', session: SESSION });
    await this.say({ type: 'signed-in', osUser: 'ada', modules });
  }

  /** @param {Frame} frame */
  send(frame) {
    return this.sendPlaintext(writeFrame(frame));
  }

  /** @param {Bytes} plaintext */
  async sendPlaintext(plaintext) {
    if (!this.sending) {
      throw new Error('not open');
    }
    this.carrier.send(await this.sending.encrypt(plaintext));
  }

  /** @param {object} message */
  say(message) {
    return this.send({ kind: 'data', stream: CONTROL, data: utf8(JSON.stringify(message)) });
  }

  /** The browser's next frame that is not a heartbeat. @returns {Promise<Frame>} */
  async frame() {
    for (;;) {
      if (!this.receiving) {
        throw new Error('not open');
      }
      const frame = readFrame(await this.receiving.decrypt(await this.inbox.next()));
      if (frame.kind === 'received') {
        this.stated.push(frame.frames);
        continue;
      }
      const message = frame.kind === 'data' && frame.stream === CONTROL ? JSON.parse(fromUtf8(frame.data)) : {};
      if (message.type !== 'heartbeat') {
        return frame;
      }
      this.heartbeats.push(message.n);
    }
  }

  /** The browser's next control message that is not a heartbeat. @returns {Promise<any>} */
  async control() {
    const frame = await this.frame();
    if (frame.kind !== 'data' || frame.stream !== CONTROL) {
      throw new Error(`a frame ${frame.kind} on stream ${frame.stream}, not control`);
    }
    return JSON.parse(fromUtf8(frame.data));
  }
}
