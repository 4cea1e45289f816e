import { Fault } from '../faults.js';
import { ByteStream } from './byte-stream.js';

/**
 * @typedef {import('./frame.js').StreamFrame} StreamFrame
 * @typedef {import('./byte-stream.js').Reader} Reader
 * @typedef {import('./credit.js').Pace} Pace
 * @typedef {import('./outbox.js').Outbox} Outbox
 */

/** Specification: docs/sealed-channel.md §4. */
const MAX_OPEN = 64;
const MAX_ID = 65_535;
const WINDOW_BYTES = 256 * 1024;
const SCREEN_WINDOW_BYTES = 1024 * 1024;

/** The streams of one channel. Ids count up from 1 and are never used twice. */
export class Streams {
  /**
   * @param {Outbox} outbox
   * @param {() => void} wake called when there is something to send
   * @param {() => Pace} pace
   */
  constructor(outbox, wake, pace) {
    this.pace = pace;
    this.outbox = outbox;
    this.wake = wake;
    this.lastId = 0;
    /** @type {Map<number, ByteStream>} */
    this.open = new Map();
  }

  /**
   * @param {string} module
   * @param {Reader} reader
   * @param {object} [options] for the module, as JSON
   * @throws {Fault} `too-many`
   */
  add(module, reader, options) {
    if (this.open.size >= MAX_OPEN || this.lastId >= MAX_ID) {
      throw new Fault('too-many', `${this.open.size} streams open, ${this.lastId} ever opened`);
    }
    const id = ++this.lastId;
    const windowBytes = module === 'screen' ? SCREEN_WINDOW_BYTES : WINDOW_BYTES;
    const first = module === 'screen';
    const onOver = () => void this.open.delete(id);
    const { outbox, wake, pace } = this;
    const stream = new ByteStream(id, { windowBytes, pace, first, reader, outbox, wake, onOver });
    this.open.set(id, stream);
    this.outbox.push({ kind: 'open', stream: id, credit: stream.receiveCredit.granted, module, options });
    this.wake();
    return stream;
  }

  /**
   * @param {StreamFrame} frame of any stream but control
   * @throws {Fault} `rule-broken`
   */
  handle(frame) {
    const stream = this.open.get(frame.stream);
    if (stream) {
      stream.handle(frame);
    } else if (frame.stream > this.lastId || !crossesTheEnd(frame)) {
      throw new Fault('rule-broken', `${frame.kind} on stream ${frame.stream}`);
    }
  }

  /** @param {Fault} fault */
  fail(fault) {
    for (const stream of this.open.values()) {
      stream.fail(fault);
    }
  }
}

/** What may still come for a stream that is over, because it crossed our own close. @param {StreamFrame} frame */
const crossesTheEnd = (frame) => frame.kind === 'credit' || frame.kind === 'close';
