import { Fault } from '../faults.js';
import { faultOfEnd, readControl, writeControl } from './control-messages.js';
import { CONTROL, readFrame } from './frame.js';

/**
 * @typedef {import('./bytes.js').Bytes} Bytes
 * @typedef {import('./control-messages.js').FromHost} FromHost
 * @typedef {import('./control-messages.js').Resumed} Resumed
 * @typedef {import('./delivery.js').Delivery} Delivery
 * @typedef {import('./sealed-channel.js').ChannelOwner} ChannelOwner
 * @typedef {import('./sealed-channel.js').SealedChannel} SealedChannel
 */

/**
 * @typedef {object} AttemptOptions
 * @property {Delivery} delivery held until the host has answered
 * @property {(channel: SealedChannel, message: Resumed) => void} resumed the channel is the session's from now on
 * @property {(fault: Fault) => void} ended the host ended the session
 * @property {(fault: Fault) => void} broken a record did not open or broke a rule
 */

/**
 * One channel that is to take a session up again, from `resume` to `resumed`: docs/sealed-channel.md §7.
 *
 * @implements {ChannelOwner}
 */
export class ResumeAttempt {
  /** @param {AttemptOptions} options */
  constructor({ delivery, resumed, ended, broken }) {
    this.delivery = delivery;
    this.resumed = resumed;
    this.ended = ended;
    this.broken = broken;
    /** @type {SealedChannel | undefined} */
    this.channel = undefined;
    /** @type {PromiseWithResolvers<void>} */
    this.answer = Promise.withResolvers();
  }

  /**
   * @param {SealedChannel} channel opened, with this as its owner
   * @param {AbortSignal} signal gives it up
   * @returns {Promise<void>} fulfilled when the session goes on over it
   * @throws {Fault} when it does not; the channel is then stopped
   */
  async run(channel, signal) {
    const settled = new AbortController();
    this.channel = channel;
    signal.addEventListener('abort', () => this.lost(new Fault('timed-out')), { signal: settled.signal });
    this.delivery.hold();
    this.push(this.delivery.resume());
    channel.start();
    try {
      await this.answer.promise;
    } catch (thrown) {
      channel.stop(Fault.from(thrown));
      throw thrown;
    } finally {
      settled.abort();
    }
  }

  next() {
    return this.delivery.next();
  }

  /** @param {Bytes} plaintext @param {number} now */
  opened(plaintext, now) {
    const frame = readFrame(plaintext);
    if (frame.kind === 'received') {
      this.delivery.sent.stated(frame.frames);
    } else if (frame.kind === 'data' && frame.stream === CONTROL) {
      this.controlled(readControl(frame.data), now);
    } else {
      throw new Fault('rule-broken', `${frame.kind} on stream ${frame.stream} before resumed`);
    }
  }

  /** @param {FromHost} message @param {number} now @private */
  controlled(message, now) {
    switch (message.type) {
      case 'resumed':
        if (this.channel) {
          this.resumed(this.channel, message);
          this.answer.resolve();
        }
        return;
      case 'heartbeat':
        this.channel?.liveness.heartbeat(message, now);
        return;
      case 'end':
        this.ended(faultOfEnd(message));
        return;
      case 'idle-soon':
      case 'unsupported':
      case 'unknown':
        return;
      default:
        throw new Fault('rule-broken', `${message.type} before resumed`);
    }
  }

  /** @param {import('./control-messages.js').Heartbeat} heartbeat */
  heartbeat(heartbeat) {
    this.push(heartbeat);
  }

  liveness() {}

  /** @param {Fault} fault */
  lost(fault) {
    this.answer.reject(fault);
  }

  /** @param {import('./control-messages.js').FromBrowser} message @private */
  push(message) {
    this.delivery.outbox.push({ kind: 'data', stream: CONTROL, data: writeControl(message) });
    this.channel?.wake();
  }
}
