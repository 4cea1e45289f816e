import { Fault } from '../faults.js';
import { faultOfEnd, readControl, writeControl } from './control-messages.js';
import { Conversation } from './conversation.js';
import { Delivery } from './delivery.js';
import { CONTROL, readFrame, writeFrame } from './frame.js';
import { LOST_MILLIS, SILENT_MILLIS } from './liveness.js';
import { ResumeAttempt } from './resume-attempt.js';
import { canBeResumed } from './resume-tries.js';
import { Resuming } from './resuming.js';
import { Resumptions } from './resumptions.js';
import { SealedChannel } from './sealed-channel.js';
import { Streams } from './streams.js';
import { suiteName } from './suites.js';

/**
 * @typedef {import('./bytes.js').Bytes} Bytes
 * @typedef {import('./byte-stream.js').Reader} Reader
 * @typedef {import('./carrier.js').Carrier} Carrier
 * @typedef {import('./sealed-channel.js').ChannelOwner} ChannelOwner
 * @typedef {import('./sealed-channel.js').ChannelOptions} ChannelOptions
 * @typedef {import('./control-messages.js').FromBrowser} FromBrowser
 * @typedef {import('./control-messages.js').FromHost} FromHost
 * @typedef {import('./control-messages.js').IdleSoon} IdleSoon
 * @typedef {import('./control-messages.js').Prompt} Prompt
 * @typedef {import('./control-messages.js').Resumed} Resumed
 * @typedef {import('./control-messages.js').SignedIn} SignedIn
 * @typedef {import('./control-messages.js').SignInFailed} SignInFailed
 * @typedef {import('./control-messages.js').Welcome} Welcome
 * @typedef {import('./time.js').Time} Time
 */

/**
 * @typedef {object} SessionListener what a page wants to know; each is called in the order of the wire
 * @property {(message: Welcome) => void} [welcome]
 * @property {(message: Prompt) => void} [prompt] to be answered with `answer`
 * @property {(message: SignInFailed) => void} [signInFailed]
 * @property {(message: SignedIn) => void} [signedIn]
 * @property {(message: IdleSoon) => void} [idleSoon]
 * @property {() => void} [live] what comes is live again
 * @property {(silentMillis: number, resuming: boolean) => void} [notLive] nothing was heard for so long; `resuming` when
 *   the carrier is given up and another one is sought
 */

/**
 * @typedef {object} SessionOptions
 * @property {Carrier} carrier
 * @property {string} computer the computer's id
 * @property {string} session the session's id
 * @property {string} ticket
 * @property {Bytes} hostKey the `channelKey` that this browser remembers, 32 bytes
 * @property {string} language BCP 47
 * @property {SessionListener} listener
 * @property {AbortSignal} signal ends the session when it aborts
 * @property {Time} time
 * @property {(signal: AbortSignal) => Promise<{carrier: Carrier, ticket: string}>} [rejoin] seeks another carrier to the
 *   same session; without it a lost carrier is the end
 * @property {readonly number[]} [suites] strongest first
 * @property {import('./x25519.js').KeyPair} [ephemeral] only for tests
 * @property {number} [recordsPerKey] only for tests
 */

/**
 * @typedef {object} Connection
 * @property {string} suite its name in docs/sealed-channel.md §1
 * @property {'relayed' | 'direct'} path as the carrier says
 * @property {number} receivedBytes in all records that opened
 * @property {number | undefined} roundTripMillis the newest measure, when there is one
 */

const MAX_DETAIL_CHARACTERS = 200;
/** AES-GCM's tag, which each record carries beside its plaintext. */
const RECORD_TAG_BYTES = 16;

/**
 * One session with one computer, over one channel after the other: docs/sealed-channel.md. It joins the parts and holds no
 * rule of theirs. However it ends, `ended` is fulfilled with the reason and `signal` aborts with the same.
 *
 * - live: the channel is lost, a person has signed in and `rejoin` is there → resuming · lost otherwise → over
 * - resuming: a try's channel says `resumed` → live · no try is left → over
 * - both: `end`, the host's `end`, a record that does not open, a rule broken → over
 *
 * @implements {ChannelOwner}
 */
export class SealedSession {
  /** @param {SessionOptions} options @private */
  constructor(options) {
    this.options = options;
    this.listener = options.listener;
    this.conversation = new Conversation(options.session);
    this.delivery = new Delivery();
    this.streams = new Streams(
      this.delivery.outbox,
      () => this.channel?.wake(),
      () => ({ now: options.time.now(), roundTripMillis: this.channel?.liveness.roundTripMillis }),
    );
    /** @type {SealedChannel | undefined} none between two carriers */
    this.channel = undefined;
    /** @type {Resumptions | undefined} */
    this.resumptions = undefined;
    /** @type {Resuming | undefined} only while resuming */
    this.resuming = undefined;
    this.heardAt = options.time.now();
    this.receivedBytes = 0;
    /** @type {{suite: number, path: Carrier['path']}} of the newest channel */
    this.way = { suite: 0, path: options.carrier.path };
    this.controller = new AbortController();
    /** Aborts when the session is over; its reason is the fault. */
    this.signal = this.controller.signal;
    /** @type {PromiseWithResolvers<Fault>} */
    this.ending = Promise.withResolvers();
    /** Fulfilled when the session is over; `signed-off` is the good end. */
    this.ended = this.ending.promise;
  }

  /**
   * Runs the handshake and says hello. The carrier belongs to the session from now on.
   *
   * @param {SessionOptions} options
   * @returns {Promise<SealedSession>}
   * @throws {Fault} when it could not be opened; the carrier is then closed
   */
  static async open(options) {
    const session = new SealedSession(options);
    const { carrier, ticket, language, signal } = options;
    const channel = await session.openChannel(carrier, { ticket, owner: session, patience: SILENT_MILLIS, signal });
    session.channel = channel;
    session.resumptions = new Resumptions(channel.resumption);
    session.control({ type: 'hello', language });
    signal.addEventListener('abort', () => session.end(), { once: true, signal: session.signal });
    channel.start();
    return session;
  }

  /** Answers a prompt; does nothing when that prompt is no longer open. @param {number} id @param {string} value */
  answer(id, value) {
    const message = this.conversation.answer(id, value);
    if (message) {
      this.control(message);
    }
  }

  /**
   * Opens a stream to a module that `signed-in` named. Wait for its `opened` to know whether the host accepted.
   *
   * @param {string} module
   * @param {Reader} reader takes what the host sends
   * @param {object} [options] for the module
   * @throws {Fault} `module-refused` without asking the host, `too-many`, or why the session is over
   */
  openStream(module, reader, options) {
    this.signal.throwIfAborted();
    if (!this.conversation.modules.includes(module)) {
      throw new Fault('module-refused', module);
    }
    return this.streams.add(module, reader, options);
  }

  /**
   * What is measured on this session, for a meter.
   *
   * @returns {Connection}
   */
  get connection() {
    const { receivedBytes, channel } = this;
    const { suite, path } = this.way;
    return { suite: suiteName(suite), path, receivedBytes, roundTripMillis: channel?.liveness.roundTripMillis };
  }

  /** The network is back, or the page is shown again: a carrier in doubt is given up, and the next try is made now. */
  hurry() {
    if (this.resuming) {
      this.resuming.hurry();
    } else {
      this.channel?.doubt();
    }
  }

  /** Ends the session with a sealed close. @param {Fault} [fault] why, when it is not that the person wants to */
  end(fault = new Fault('signed-off')) {
    if (this.signal.aborted) {
      return;
    }
    const detail = fault.detail.slice(0, MAX_DETAIL_CHARACTERS);
    const data = writeControl({ type: 'end', fault: fault.id, detail });
    const { channel } = this;
    this.close(fault);
    channel?.finish(writeFrame({ kind: 'data', stream: CONTROL, data }), fault);
  }

  /** Ends the session without another record: nothing can be said, or nothing may be. @param {Fault} fault @private */
  cut(fault) {
    if (!this.signal.aborted) {
      const { channel } = this;
      this.close(fault);
      channel?.stop(fault);
    }
  }

  /** @param {Fault} fault @private */
  close(fault) {
    this.channel = undefined;
    this.controller.abort(fault);
    this.resumptions?.wipe();
    this.streams.fail(fault);
    this.delivery.clear();
    this.ending.resolve(fault);
  }

  /**
   * @param {Carrier} carrier
   * @param {Pick<ChannelOptions, 'owner' | 'patience' | 'signal'> & {ticket: string}} how
   * @private
   */
  async openChannel(carrier, { ticket, ...how }) {
    const { computer, session, hostKey, suites, ephemeral, recordsPerKey, time } = this.options;
    const opening = {
      ...(suites ? { suites } : {}),
      ...(ephemeral ? { ephemeral } : {}),
      ...(recordsPerKey ? { recordsPerKey } : {}),
      ...(this.resumptions ? { resumptions: this.resumptions } : {}),
    };
    const agreed = { computer, session, ticket, hostKey };
    const channel = await SealedChannel.open({ carrier, agreed, opening, time, ...how });
    this.way = { suite: channel.suite, path: carrier.path };
    return channel;
  }

  next() {
    return this.delivery.next();
  }

  /** @param {Bytes} plaintext @param {number} now */
  opened(plaintext, now) {
    this.heardAt = now;
    this.receivedBytes += plaintext.length + RECORD_TAG_BYTES;
    const frame = readFrame(plaintext);
    if (frame.kind === 'received') {
      this.delivery.sent.stated(frame.frames);
      this.channel?.wake();
    } else if (frame.stream !== CONTROL) {
      this.streams.handle(frame);
      this.delivery.arrived(plaintext.length);
      this.channel?.wake();
    } else if (frame.kind === 'data') {
      this.controlled(readControl(frame.data)); // Nothing else is ever on stream 0: readFrame sees to it.
    }
  }

  /** @param {FromHost} message @private */
  controlled(message) {
    switch (message.type) {
      case 'heartbeat':
        this.channel?.liveness.heartbeat(message, this.options.time.now());
        return;
      case 'end':
        this.cut(faultOfEnd(message));
        return;
      case 'unknown':
        this.control({ type: 'unsupported', of: message.of.slice(0, MAX_DETAIL_CHARACTERS) });
        return;
      case 'unsupported':
        return;
      case 'idle-soon':
        this.listener.idleSoon?.(message);
        return;
      case 'resumed':
        throw new Fault('rule-broken', 'resumed out of its time');
      case 'welcome':
        this.conversation.receive(message);
        this.listener.welcome?.(message);
        return;
      case 'prompt':
        this.conversation.receive(message);
        this.listener.prompt?.(message);
        return;
      case 'sign-in-failed':
        this.conversation.receive(message);
        this.listener.signInFailed?.(message);
        return;
      case 'signed-in':
        this.conversation.receive(message);
        this.waitShorter();
        this.listener.signedIn?.(message);
        return;
    }
  }

  /** From now on a silent carrier is given up for another one. @private */
  waitShorter() {
    if (this.channel && this.options.rejoin) {
      this.channel.liveness.patience = LOST_MILLIS;
    }
  }

  /** @param {import('./control-messages.js').Heartbeat} heartbeat */
  heartbeat(heartbeat) {
    this.delivery.stateWhatIsNew();
    this.control(heartbeat);
  }

  /** @param {'live' | 'stale'} state */
  liveness(state) {
    if (state === 'live') {
      this.listener.live?.();
    } else {
      this.tellNotLive();
    }
  }

  /** @private */
  tellNotLive() {
    const now = this.options.time.now();
    const silence = this.resuming ? now - this.heardAt : (this.channel?.liveness.silence(now) ?? 0);
    this.listener.notLive?.(silence, this.resuming !== undefined);
  }

  /** Our own direction is whole: the host learns by a sealed end what was done to the other one. @param {Fault} fault */
  broken(fault) {
    this.end(fault);
  }

  /** @param {Fault} fault */
  lost(fault) {
    const { rejoin, time } = this.options;
    if (!rejoin || !this.conversation.resumable || !canBeResumed(fault)) {
      this.end(fault);
      return;
    }
    this.channel?.stop(fault);
    this.channel = undefined;
    this.delivery.hold();
    const attempt = (/** @type {AbortSignal} */ signal) => this.attempt(rejoin, signal);
    this.resuming = new Resuming({ attempt, heardAt: this.heardAt, time, signal: this.signal });
    this.tellNotLive();
    void this.resuming
      .run()
      .then((end) => end && this.cut(canBeResumed(end) ? new Fault('carrier-lost', end.id) : end));
  }

  /**
   * One try to take the session up again.
   *
   * @param {NonNullable<SessionOptions['rejoin']>} rejoin
   * @param {AbortSignal} signal
   * @private
   */
  async attempt(rejoin, signal) {
    const { carrier, ticket } = await rejoin(signal);
    const owner = new ResumeAttempt({
      delivery: this.delivery,
      resumed: (channel, message) => this.resumed(channel, message),
      ended: (fault) => this.cut(fault),
      broken: (fault) => this.broken(fault),
    });
    const channel = await this.openChannel(carrier, { ticket, owner, patience: LOST_MILLIS, signal });
    this.channel = channel;
    try {
      await owner.run(channel, signal);
    } catch (thrown) {
      this.channel = undefined;
      throw thrown;
    }
  }

  /** @param {SealedChannel} channel @param {Resumed} message @private */
  resumed(channel, { received, modules }) {
    this.delivery.flow(received);
    this.resumptions?.settle();
    this.conversation.resumed(modules);
    this.heardAt = this.options.time.now();
    this.resuming = undefined;
    channel.owner = this;
    channel.wake();
    this.listener.live?.();
  }

  /** @param {FromBrowser} message @private */
  control(message) {
    this.delivery.outbox.push({ kind: 'data', stream: CONTROL, data: writeControl(message) });
    this.channel?.wake();
  }
}
