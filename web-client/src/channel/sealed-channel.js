import { Fault } from '../faults.js';
import { Inbox } from './inbox.js';
import { Liveness } from './liveness.js';
import { openTransport } from './opening.js';
import { RecordReader } from './record-reader.js';
import { RecordWriter } from './record-writer.js';

/**
 * @typedef {import('./bytes.js').Bytes} Bytes
 * @typedef {import('./carrier.js').Carrier} Carrier
 * @typedef {import('./noise-initiator.js').Transport & {suite: number}} Transport
 * @typedef {import('./opening.js').Agreed} Agreed
 * @typedef {import('./opening.js').OpeningOptions} OpeningOptions
 * @typedef {import('./time.js').Time} Time
 */

/**
 * @typedef {object} ChannelOwner the session, as one of its channels sees it
 * @property {() => Bytes | undefined} next the plaintext to send now, if any
 * @property {(plaintext: Bytes, now: number) => void} opened in the order of the wire; may throw a Fault
 * @property {(heartbeat: import('./control-messages.js').Heartbeat) => void} heartbeat to be sent now
 * @property {(state: 'live' | 'stale') => void} liveness when it has changed
 * @property {(fault: Fault) => void} lost the carrier ended, or was silent for too long; the owner ends the channel
 * @property {(fault: Fault) => void} broken a record did not open or broke a rule; nothing more is read
 */

/**
 * @typedef {object} ChannelOptions
 * @property {Carrier} carrier belongs to the channel from now on
 * @property {Agreed} agreed
 * @property {OpeningOptions} opening
 * @property {number} patience milliseconds of silence after which the carrier is lost
 * @property {ChannelOwner} owner
 * @property {AbortSignal} signal ends the opening when it aborts
 * @property {Time} time
 */

/** Specification: docs/sealed-channel.md §2. */
const OPENING_MILLIS = 10_000;
/** Tuning: how often the clock is looked at. */
const TICK_MILLIS = 500;

/**
 * One opening over one carrier, until either ends: it opens and seals records, and looks whether the other side is there.
 * What the records say is its owner's.
 */
export class SealedChannel {
  /** @param {ChannelOptions} options @param {Transport} transport @param {Inbox} inbox @private */
  constructor({ carrier, owner, time, patience }, transport, inbox) {
    this.carrier = carrier;
    this.owner = owner;
    this.time = time;
    this.inbox = inbox;
    this.suite = transport.suite;
    /** Secret, for the next opening. */
    this.resumption = transport.resumption;
    this.liveness = new Liveness(time.now(), patience);
    this.over = false;
    this.writer = new RecordWriter(transport.sending, carrier, () => this.owner.next());
    this.reader = new RecordReader(transport.receiving, {
      opened: (plaintext) => this.opened(plaintext),
      failed: (fault) => this.owner.broken(fault),
    });
    this.stopTicking = time.every(TICK_MILLIS, () => this.look((now) => this.liveness.tick(now)));
  }

  /**
   * Runs the handshake. Nothing is read or told before `start`.
   *
   * @param {ChannelOptions} options
   * @returns {Promise<SealedChannel>}
   * @throws {Fault} when it could not be opened; the carrier is then closed
   */
  static async open(options) {
    const { carrier, signal, time } = options;
    const inbox = new Inbox();
    carrier.listen({ message: (message) => inbox.put(message), closed: (fault) => inbox.fail(fault) });
    const settled = new AbortController();
    const stopWaiting = time.after(OPENING_MILLIS, () => inbox.fail(new Fault('timed-out', 'the handshake')));
    signal.addEventListener('abort', () => inbox.fail(new Fault('signed-off')), { signal: settled.signal });
    try {
      signal.throwIfAborted();
      const ends = { next: () => inbox.next(), send: (/** @type {Bytes} */ message) => carrier.send(message) };
      const transport = await openTransport(options.agreed, ends, options.opening);
      signal.throwIfAborted();
      return new SealedChannel(options, transport, inbox);
    } catch (thrown) {
      const fault = signal.aborted ? new Fault('signed-off') : Fault.from(thrown);
      carrier.close(fault);
      throw fault;
    } finally {
      stopWaiting();
      settled.abort();
    }
  }

  /** Reads what has come and what comes. */
  start() {
    this.inbox.handOver(
      (message) => this.reader.receive(message),
      (fault) => this.carrierClosed(fault),
    );
  }

  /** Says that there may be something to send. */
  wake() {
    this.writer.wake();
  }

  /** Ends with one record more, whatever waits. @param {Bytes} plaintext @param {Fault} fault for the carrier */
  finish(plaintext, fault) {
    if (!this.over) {
      this.close();
      void this.writer.finish(plaintext).then(() => this.carrier.close(fault));
    }
  }

  /** Ends without another record: nothing can be said, or nothing may be. @param {Fault} fault for the carrier */
  stop(fault) {
    if (!this.over) {
      this.close();
      this.writer.stop();
      this.carrier.close(fault);
    }
  }

  /** Somebody outside has a reason to look: the network is back, the page is shown again. */
  doubt() {
    this.look((now) => this.liveness.doubt(now));
  }

  /** @private */
  close() {
    this.over = true;
    this.stopTicking();
    this.reader.stop();
  }

  /** What came before the end is looked at first: it may hold the sealed close. @param {Fault} fault @private */
  carrierClosed(fault) {
    void this.reader.drained.then(() => this.lose(fault));
  }

  /** @param {Fault} fault @private */
  lose(fault) {
    if (!this.over) {
      this.stop(fault);
      this.owner.lost(fault);
    }
  }

  /** @param {Bytes} plaintext @private */
  opened(plaintext) {
    this.look((now) => {
      this.owner.opened(plaintext, now);
      this.liveness.heard(now);
    });
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
    if (this.over) {
      return;
    }
    if (state === 'lost') {
      this.owner.lost(new Fault('silent'));
      return;
    }
    const heartbeat = this.liveness.due(now);
    if (heartbeat) {
      this.owner.heartbeat(heartbeat);
    }
    if (state !== before) {
      this.owner.liveness(state);
    }
  }
}
