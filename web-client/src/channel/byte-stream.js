import { Fault, isFaultId } from '../faults.js';
import { ReceiveCredit, SendCredit } from './credit.js';
import { Outgoing } from './outbox.js';

/**
 * @typedef {import('./bytes.js').Bytes} Bytes
 * @typedef {import('./frame.js').StreamFrame} StreamFrame
 * @typedef {import('./credit.js').Pace} Pace
 * @typedef {import('./frame.js').Reason} Reason
 * @typedef {import('./outbox.js').Outbox} Outbox
 */

/**
 * @typedef {object} Reader who takes what a stream brings
 * @property {(bytes: Bytes) => void | Promise<void>} receive called in order, one at a time; the bytes are the reader's own.
 *   Credit goes back when it has returned, or its promise is fulfilled
 * @property {() => void} [ended] the host will send no more
 */

const MAX_DETAIL_CHARACTERS = 200;

/**
 * One flow of bytes both ways, with credit (docs/sealed-channel.md §4). Made by `SealedSession.openStream`.
 *
 * - opening: asked for · accepted → open · refused → over
 * - open: each side ends its own direction with a close; both ended → over; a fault from the host → over
 * - aborted: we closed with a fault; what still comes is dropped until the host's close → over
 */
export class ByteStream {
  /**
   * @param {number} id
   * @param {object} options
   * @param {number} options.windowBytes at most, host to browser
   * @param {() => Pace} options.pace
   * @param {boolean} options.first whether it goes before bulk streams
   * @param {Reader} options.reader
   * @param {Outbox} options.outbox
   * @param {() => void} options.wake called when there is something to send
   * @param {() => void} options.onOver called when nothing more is to come from the host either
   */
  constructor(id, { windowBytes, pace, first, reader, outbox, wake, onOver }) {
    this.onOver = onOver;
    this.pace = pace;
    this.id = id;
    this.reader = reader;
    this.outbox = outbox;
    this.wake = wake;
    this.receiveCredit = new ReceiveCredit(windowBytes);
    this.sendCredit = new SendCredit();
    this.outgoing = new Outgoing(id, first, this.sendCredit, () => this.settle());
    /** @type {'opening' | 'open' | 'aborted' | 'over'} */
    this.state = 'opening';
    this.hostEnded = false;
    /** @type {Fault | undefined} an abort that waits for the host's answer to the open */
    this.abortion = undefined;
    /** @type {Promise<void>} deliveries, in order */
    this.delivered = Promise.resolve();
    /** @type {PromiseWithResolvers<void>} */
    this.acceptance = Promise.withResolvers();
    this.acceptance.promise.catch(() => {}); // Whoever does not wait for it sees it in `closed`.
    /** @type {PromiseWithResolvers<Fault | undefined>} */
    this.ending = Promise.withResolvers();
    /** Fulfilled when the host has accepted; rejected with the fault when it has not. */
    this.opened = this.acceptance.promise;
    /** Fulfilled when the stream is over: with nothing when both sides ended it, else with the fault. */
    this.closed = this.ending.promise;
  }

  /**
   * Sends bytes, which must not be altered until they are sent. Wait for the promise before writing much more: it is
   * fulfilled when the host's credit has let them go, and rejected when the stream is over.
   *
   * @param {Bytes} bytes
   * @returns {Promise<void>}
   */
  write(bytes) {
    if (this.state === 'over' || this.state === 'aborted' || this.outgoing.ending) {
      return Promise.reject(new Fault('conflict', 'a write to a stream that has ended'));
    }
    if (bytes.length === 0) {
      return Promise.resolve();
    }
    return new Promise((sent, dropped) => {
      this.outgoing.pieces.push({ bytes, sent, dropped });
      this.wake();
    });
  }

  /** Ends our direction after what was written. What the host sends still comes. */
  end() {
    this.outgoing.ending = true;
    this.wake();
  }

  /** Ends both directions at once. @param {Fault} fault */
  abort(fault) {
    if (this.state === 'opening') {
      this.abortion = fault;
    } else if (this.state === 'open') {
      this.outbox.remove(this.outgoing);
      this.outbox.push({ kind: 'close', stream: this.id, reason: reasonOf(fault) });
      this.finish(this.hostEnded ? 'over' : 'aborted', fault);
      this.wake();
    }
  }

  /** The session is over. @param {Fault} fault */
  fail(fault) {
    this.outbox.remove(this.outgoing);
    this.finish('over', fault);
  }

  /** @param {StreamFrame} frame of this stream @throws {Fault} `rule-broken` */
  handle(frame) {
    switch (frame.kind) {
      case 'accepted':
        return this.accepted(frame.credit);
      case 'refused':
        return this.refused(frame.reason);
      case 'data':
        return this.data(frame.data);
      case 'credit':
        return this.credit(frame.bytes);
      case 'close':
        return this.close(frame.reason);
      case 'open':
        throw new Fault('rule-broken', 'a host opens no stream');
    }
  }

  /** @param {number} credit */
  accepted(credit) {
    this.require('opening');
    this.sendCredit.add(credit);
    this.state = 'open';
    this.outbox.add(this.outgoing);
    this.acceptance.resolve();
    if (this.abortion) {
      this.abort(this.abortion);
    }
    this.wake();
  }

  /** @param {Reason} reason */
  refused(reason) {
    this.require('opening');
    this.finish('over', faultOf(reason));
  }

  /** @param {Bytes} data */
  data(data) {
    if (this.state === 'aborted') {
      return;
    }
    this.require('open');
    if (this.hostEnded) {
      throw new Fault('rule-broken', 'data after the end of a stream');
    }
    this.receiveCredit.arrive(data.length);
    this.delivered = this.delivered.then(() => this.deliver(data));
  }

  /** @param {Bytes} data */
  async deliver(data) {
    if (this.state !== 'open') {
      return;
    }
    try {
      await this.reader.receive(data);
    } catch (thrown) {
      this.abort(Fault.from(thrown));
      return;
    }
    const bytes = this.receiveCredit.take(data.length, this.pace());
    if (bytes > 0 && this.state === 'open' && !this.hostEnded) {
      this.outbox.push({ kind: 'credit', stream: this.id, bytes });
      this.wake();
    }
  }

  /** @param {number} bytes */
  credit(bytes) {
    if (this.state === 'aborted') {
      return;
    }
    this.require('open');
    if (!this.outgoing.ended) {
      this.sendCredit.add(bytes);
      this.wake();
    }
  }

  /** @param {Reason | undefined} reason */
  close(reason) {
    if (this.state === 'aborted') {
      this.state = 'over';
      this.onOver();
      return;
    }
    this.require('open');
    if (this.hostEnded && !reason) {
      throw new Fault('rule-broken', 'a second end of a stream');
    }
    this.hostEnded = true;
    if (reason) {
      this.outbox.remove(this.outgoing);
      if (!this.outgoing.ended) {
        this.outbox.push({ kind: 'close', stream: this.id, reason: undefined });
      }
      this.finish('over', faultOf(reason));
      this.wake();
      return;
    }
    this.delivered = this.delivered.then(() => this.reader.ended?.());
    this.settle();
  }

  /** Over when both directions have ended and everything was delivered. */
  settle() {
    if (this.hostEnded && this.outgoing.ended) {
      void this.delivered.then(() => this.state === 'open' && this.finish('over', undefined));
    }
  }

  /** @param {'aborted' | 'over'} state @param {Fault | undefined} fault */
  finish(state, fault) {
    const reason = fault ?? new Fault('conflict', 'the stream has ended');
    this.state = state;
    this.outgoing.drop(reason);
    this.acceptance.reject(reason);
    this.ending.resolve(fault);
    if (state === 'over') {
      this.onOver();
    }
  }

  /** @param {'opening' | 'open'} state */
  require(state) {
    if (this.state !== state) {
      throw new Fault('rule-broken', `stream ${this.id} is ${this.state}, not ${state}`);
    }
  }
}

/** @param {Fault} fault @returns {Reason} */
const reasonOf = ({ id, detail }) => ({ fault: id, detail: detail.slice(0, MAX_DETAIL_CHARACTERS) });

/** @param {Reason} reason of a host, whose words are only for logs */
function faultOf({ fault, detail }) {
  return isFaultId(fault) ? new Fault(fault, detail) : new Fault('host-refused', `${fault}: ${detail}`);
}
