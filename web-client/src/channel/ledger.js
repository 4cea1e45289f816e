import { Fault } from '../faults.js';

/** @typedef {import('./bytes.js').Bytes} Bytes */

/** Specification: docs/sealed-channel.md §7. */
const MAX_KEPT_BYTES = 4 * 1024 * 1024;
const STATED_BYTES = 128 * 1024;
const STATED_FRAMES = 256;
/** What keeping a frame costs beside its bytes, so that a flood of small ones is bounded too. */
const FRAME_COST_BYTES = 64;

/**
 * The counted frames that we sent, kept until the other side has stated that they arrived, so that none is lost or doubled
 * when the session is resumed.
 */
export class SentFrames {
  constructor() {
    this.count = 0;
    /** @type {Bytes[]} the plaintexts, oldest first */
    this.kept = [];
    this.keptBytes = 0;
  }

  /** Whether no more is to be sent before something was stated. */
  get full() {
    return this.keptBytes >= MAX_KEPT_BYTES;
  }

  /** @param {Bytes} plaintext of a counted frame that is sent for the first time; not to be altered any more */
  keep(plaintext) {
    this.count += 1;
    this.kept.push(plaintext);
    this.keptBytes += plaintext.length + FRAME_COST_BYTES;
  }

  /** @param {number} frames that arrived since the session began, as the other side states @throws {Fault} `rule-broken` */
  stated(frames) {
    const before = this.count - this.kept.length;
    if (frames < before || frames > this.count) {
      throw new Fault('rule-broken', `${frames} frames stated, ${before} before, ${this.count} sent`);
    }
    for (const { length } of this.kept.splice(0, frames - before)) {
      this.keptBytes -= length + FRAME_COST_BYTES;
    }
  }
}

/** The counted frames that have arrived, and what of it we have stated. */
export class ReceivedFrames {
  constructor() {
    this.count = 0;
    this.stated = 0;
    this.bytesSince = 0;
  }

  /** @param {number} bytes of one frame */
  arrived(bytes) {
    this.count += 1;
    this.bytesSince += bytes;
  }

  /** Whether enough is new to state it at once. */
  get due() {
    return this.bytesSince >= STATED_BYTES || this.count - this.stated >= STATED_FRAMES;
  }

  /** Whether anything is new. */
  get fresh() {
    return this.count > this.stated;
  }

  /** @returns {number} what is to be stated now */
  state() {
    this.stated = this.count;
    this.bytesSince = 0;
    return this.count;
  }
}
