import { Fault } from '../faults.js';
import { concat } from './bytes.js';
import { CONTROL, MAX_DATA_BYTES } from './frame.js';

/**
 * @typedef {import('./bytes.js').Bytes} Bytes
 * @typedef {import('./frame.js').Frame} Frame
 * @typedef {import('./frame.js').StreamFrame} StreamFrame
 * @typedef {import('./credit.js').SendCredit} SendCredit
 */

/** Bulk streams give way after so many bytes. */
const BULK_BYTES = 16 * 1024;
/** Room for control, and as much for credit, open and close of every stream. */
const MAX_URGENT_FRAMES = 512;

/** What one stream has to send: bytes, then perhaps its end. */
export class Outgoing {
  /**
   * @param {number} stream
   * @param {boolean} first whether it goes before bulk streams: screen and input
   * @param {SendCredit} credit
   * @param {() => void} onEnded called when the end has left
   */
  constructor(stream, first, credit, onEnded) {
    this.onEnded = onEnded;
    this.stream = stream;
    this.first = first;
    this.credit = credit;
    /** @type {{bytes: Bytes, sent: () => void, dropped: (fault: Fault) => void}[]} */
    this.pieces = [];
    this.ending = false;
    this.ended = false;
  }

  /** @returns {StreamFrame | undefined} */
  next() {
    const room = Math.min(this.credit.bytes, this.first ? MAX_DATA_BYTES : BULK_BYTES);
    if (this.pieces.length > 0 && room > 0) {
      const data = this.gather(room);
      this.credit.spend(data.length);
      return { kind: 'data', stream: this.stream, data };
    }
    if (this.pieces.length === 0 && this.ending && !this.ended) {
      this.ended = true;
      this.onEnded();
      return { kind: 'close', stream: this.stream, reason: undefined };
    }
    return undefined;
  }

  /** Forgets what has not left. @param {Fault} fault */
  drop(fault) {
    for (const piece of this.pieces.splice(0)) {
      piece.dropped(fault);
    }
  }

  /** Small writes leave in one record. @param {number} room */
  gather(room) {
    /** @type {Bytes[]} */
    const gathered = [];
    for (let piece = this.pieces[0]; piece && room > 0; piece = this.pieces[0]) {
      const part = piece.bytes.subarray(0, room);
      gathered.push(part);
      room -= part.length;
      piece.bytes = piece.bytes.subarray(part.length);
      if (piece.bytes.length > 0) {
        break;
      }
      this.pieces.shift();
      piece.sent();
    }
    return concat(...gathered);
  }
}

/**
 * What waits to be sent, and in which order: control and credit first, then screen and input, then the other streams in
 * turn (docs/sealed-channel.md §4).
 */
export class Outbox {
  constructor() {
    /** @type {Frame[]} of stream 0 */
    this.control = [];
    /** @type {Frame[]} credit, open and close of streams */
    this.urgent = [];
    /** @type {Outgoing[]} the one that has waited longest first */
    this.streams = [];
  }

  /** @param {Frame} frame */
  push(frame) {
    const queue = frame.stream === CONTROL ? this.control : this.urgent;
    if (queue.length >= MAX_URGENT_FRAMES) {
      throw new Fault('rule-broken', 'the other side makes us answer faster than it reads');
    }
    queue.push(frame);
  }

  /** @param {Outgoing} outgoing */
  add(outgoing) {
    this.streams.push(outgoing);
  }

  /** @param {Outgoing} outgoing whose bytes are dropped */
  remove(outgoing) {
    this.streams = this.streams.filter((other) => other !== outgoing);
  }

  /** What stream 0 was to say on a carrier that is lost holds for that carrier alone. */
  clearControl() {
    this.control = [];
  }

  /** Drops everything. */
  clear() {
    this.control = [];
    this.urgent = [];
    this.streams = [];
  }

  /** @returns {Frame | undefined} */
  nextControl() {
    return this.control.shift();
  }

  /** Of streams, in their order. @returns {Frame | undefined} */
  next() {
    return this.urgent.shift() ?? this.nextOf(true) ?? this.nextOf(false);
  }

  /** @param {boolean} first @returns {Frame | undefined} */
  nextOf(first) {
    for (const outgoing of this.streams) {
      const frame = outgoing.first === first ? outgoing.next() : undefined;
      if (frame) {
        this.streams.splice(this.streams.indexOf(outgoing), 1);
        if (!outgoing.ended) {
          this.streams.push(outgoing);
        }
        return frame;
      }
    }
    return undefined;
  }
}
