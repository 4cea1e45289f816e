import { Fault, isFaultId } from '../faults.js';
import { readControl, writeControl } from './control-messages.js';
import { Conversation } from './conversation.js';
import { CONTROL, readFrame } from './frame.js';
import { Inbox } from './inbox.js';
import { Liveness } from './liveness.js';
import { openTransport } from './opening.js';
import { Outbox } from './outbox.js';
import { RecordReader } from './record-reader.js';
import { RecordWriter } from './record-writer.js';
import { Streams } from './streams.js';
import { suiteName } from './suites.js';

/**
 * @typedef {import('./bytes.js').Bytes} Bytes
 * @typedef {import('./byte-stream.js').Reader} Reader
 * @typedef {import('./carrier.js').Carrier} Carrier
 * @typedef {import('./control-messages.js').FromBrowser} FromBrowser
 * @typedef {import('./control-messages.js').FromHost} FromHost
 * @typedef {import('./control-messages.js').IdleSoon} IdleSoon
 * @typedef {import('./control-messages.js').Prompt} Prompt
 * @typedef {import('./control-messages.js').SignedIn} SignedIn
 * @typedef {import('./control-messages.js').SignInFailed} SignInFailed
 * @typedef {import('./control-messages.js').Welcome} Welcome
 * @typedef {import('./noise-initiator.js').Transport & {suite: number}} Transport
 * @typedef {import('./time.js').Time} Time
 */

/**
 * @typedef {object} ChannelListener what a page wants to know; each is called in the order of the wire
 * @property {(message: Welcome) => void} [welcome]
 * @property {(message: Prompt) => void} [prompt] to be answered with `answer`
 * @property {(message: SignInFailed) => void} [signInFailed]
 * @property {(message: SignedIn) => void} [signedIn]
 * @property {(message: IdleSoon) => void} [idleSoon]
 * @property {(stale: boolean) => void} [stale] true when nothing was heard for five seconds, false when it was again
 */

/**
 * @typedef {object} ChannelOptions
 * @property {Carrier} carrier
 * @property {string} computer the computer's id
 * @property {string} session the session's id
 * @property {string} ticket
 * @property {Bytes} hostKey the `channelKey` that this browser remembers, 32 bytes
 * @property {string} language BCP 47
 * @property {ChannelListener} listener
 * @property {AbortSignal} signal ends the session when it aborts
 * @property {Time} time
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

/** Specification: docs/sealed-channel.md §2. */
const OPENING_MILLIS = 10_000;
/** Tuning: how often the clock is looked at. */
const TICK_MILLIS = 500;
const MAX_DETAIL_CHARACTERS = 200;
/** AES-GCM's tag, which each record carries beside its plaintext. */
const RECORD_TAG_BYTES = 16;

/**
 * The browser's end of one sealed channel: docs/sealed-channel.md. It joins the parts and holds no rule of theirs.
 * However it ends, `ended` is fulfilled with the reason and `signal` aborts with the same.
 */
export class SealedChannel {
  /** @param {ChannelOptions} options @param {Transport} transport @private */
  constructor({ carrier, session, listener, time, language, signal }, transport) {
    this.carrier = carrier;
    this.listener = listener;
    this.time = time;
    this.conversation = new Conversation(session);
    this.liveness = new Liveness(time.now());
    this.suite = transport.suite;
    this.receivedBytes = 0;
    this.outbox = new Outbox();
    this.writer = new RecordWriter(transport.sending, carrier, () => this.outbox.next());
    this.streams = new Streams(this.outbox, () => this.writer.wake());
    this.reader = new RecordReader(transport.receiving, {
      opened: (plaintext) => this.opened(plaintext),
      failed: (fault) => (fault.id === 'integrity' ? this.cut(fault) : this.end(fault)),
    });
    this.controller = new AbortController();
    /** Aborts when the session is over; its reason is the fault. */
    this.signal = this.controller.signal;
    /** @type {PromiseWithResolvers<Fault>} */
    this.ending = Promise.withResolvers();
    /** Fulfilled when the session is over; `signed-off` is the good end. */
    this.ended = this.ending.promise;
    this.control({ type: 'hello', language });
    this.stopTicking = time.every(TICK_MILLIS, () => this.look((now) => this.liveness.tick(now)));
    signal.addEventListener('abort', () => this.end(), { once: true, signal: this.signal });
  }

  /**
   * Runs the handshake and says hello. The carrier belongs to the channel from now on.
   *
   * @param {ChannelOptions} options
   * @returns {Promise<SealedChannel>}
   * @throws {Fault} when it could not be opened; the carrier is then closed
   */
  static async open(options) {
    const { carrier, signal, time } = options;
    const inbox = new Inbox();
    /** @type {SealedChannel | undefined} */
    let channel;
    carrier.listen({
      message: (message) => inbox.put(message),
      closed: (fault) => (channel ? channel.carrierClosed(fault) : inbox.fail(fault)),
    });
    const opening = new AbortController();
    const stopWaiting = time.every(OPENING_MILLIS, () => inbox.fail(new Fault('timed-out', 'the handshake')));
    signal.addEventListener('abort', () => inbox.fail(new Fault('signed-off')), { signal: opening.signal });
    try {
      signal.throwIfAborted();
      const ends = { next: () => inbox.next(), send: (/** @type {Bytes} */ message) => carrier.send(message) };
      const transport = await openTransport(options, ends, options);
      signal.throwIfAborted();
      channel = new SealedChannel(options, transport);
    } catch (thrown) {
      const fault = signal.aborted ? new Fault('signed-off') : Fault.from(thrown);
      carrier.close(fault);
      throw fault;
    } finally {
      stopWaiting();
      opening.abort();
    }
    const { reader } = channel;
    inbox.handOver((message) => reader.receive(message));
    if (inbox.fault) {
      channel.carrierClosed(inbox.fault);
    }
    return channel;
  }

  /**
   * What is measured on this channel, for a meter.
   *
   * @returns {Connection}
   */
  get connection() {
    const { suite, receivedBytes, carrier, liveness } = this;
    return { suite: suiteName(suite), path: carrier.path, receivedBytes, roundTripMillis: liveness.roundTripMillis };
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

  /** Ends the session with a sealed close. @param {Fault} [fault] why, when it is not that the person wants to */
  end(fault = new Fault('signed-off')) {
    if (this.signal.aborted) {
      return;
    }
    this.close(fault);
    const detail = fault.detail.slice(0, MAX_DETAIL_CHARACTERS);
    const data = writeControl({ type: 'end', fault: fault.id, detail });
    void this.writer.finish({ kind: 'data', stream: CONTROL, data }).then(() => this.carrier.close(fault));
  }

  /** Ends the session without another record: nothing can be said, or nothing may be. @param {Fault} fault @private */
  cut(fault) {
    if (!this.signal.aborted) {
      this.close(fault);
      this.writer.stop();
      this.carrier.close(fault);
    }
  }

  /** @param {Fault} fault @private */
  close(fault) {
    this.controller.abort(fault);
    this.stopTicking();
    this.reader.stop();
    this.streams.fail(fault);
    this.outbox.clear();
    this.ending.resolve(fault);
  }

  /** What came before the end is looked at first: it may hold the sealed close. @param {Fault} fault @private */
  carrierClosed(fault) {
    void this.reader.drained.then(() => this.cut(fault));
  }

  /** @param {Bytes} plaintext @private */
  opened(plaintext) {
    this.receivedBytes += plaintext.length + RECORD_TAG_BYTES;
    const frame = readFrame(plaintext);
    this.look((now) => this.liveness.heard(now));
    if (frame.stream !== CONTROL) {
      this.streams.handle(frame);
    } else if (frame.kind === 'data') {
      this.controlled(readControl(frame.data)); // Nothing else is ever on stream 0: readFrame sees to it.
    }
  }

  /** @param {FromHost} message @private */
  controlled(message) {
    switch (message.type) {
      case 'heartbeat':
        return this.liveness.heartbeat(message, this.time.now());
      case 'end':
        return this.cut(
          isFaultId(message.fault) ? new Fault(message.fault, message.detail) : new Fault('host-refused'),
        );
      case 'unknown':
        return this.control({ type: 'unsupported', of: message.of.slice(0, MAX_DETAIL_CHARACTERS) });
      case 'unsupported':
        return undefined;
      case 'welcome':
        this.conversation.receive(message);
        return this.listener.welcome?.(message);
      case 'prompt':
        this.conversation.receive(message);
        return this.listener.prompt?.(message);
      case 'sign-in-failed':
        this.conversation.receive(message);
        return this.listener.signInFailed?.(message);
      case 'signed-in':
        this.conversation.receive(message);
        return this.listener.signedIn?.(message);
      case 'idle-soon':
        return this.listener.idleSoon?.(message);
    }
  }

  /** @param {FromBrowser} message @private */
  control(message) {
    this.outbox.push({ kind: 'data', stream: CONTROL, data: writeControl(message) });
    this.writer.wake();
  }

  /**
   * Called by the clock, and with every record, because browsers slow the clocks of hidden pages.
   *
   * @param {(now: number) => void} happened
   * @private
   */
  look(happened) {
    const now = this.time.now();
    const before = this.liveness.state;
    happened(now);
    const { state } = this.liveness;
    if (state === 'silent') {
      this.end(new Fault('silent'));
      return;
    }
    const heartbeat = this.liveness.due(now);
    if (heartbeat) {
      this.control(heartbeat);
    }
    if (state !== before) {
      this.listener.stale?.(state === 'stale');
    }
  }
}
