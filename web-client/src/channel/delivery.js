import { CONTROL, writeFrame } from './frame.js';
import { ReceivedFrames, SentFrames } from './ledger.js';
import { Outbox } from './outbox.js';

/**
 * @typedef {import('./bytes.js').Bytes} Bytes
 * @typedef {import('./frame.js').Frame} Frame
 */

/**
 * What a session sends and has received, over all its carriers: each counted frame arrives once (docs/sealed-channel.md
 * §7).
 *
 * - flowing: control first, then what is to be sent again, then what is new
 * - held: a carrier is lost, and the other side has not said yet what arrived: control only
 */
export class Delivery {
  constructor() {
    this.outbox = new Outbox();
    this.sent = new SentFrames();
    this.received = new ReceivedFrames();
    /** @type {Bytes[]} what was sent over a lost carrier and did not arrive */
    this.again = [];
    this.held = false;
  }

  /** @returns {Bytes | undefined} the plaintext to send now, if any */
  next() {
    const control = this.outbox.nextControl();
    if (control) {
      return writeFrame(control);
    }
    return this.held ? undefined : (this.again.shift() ?? this.fresh());
  }

  /** @private */
  fresh() {
    const frame = this.sent.full ? undefined : this.outbox.next();
    if (!frame) {
      return undefined;
    }
    const plaintext = writeFrame(frame);
    this.sent.keep(plaintext);
    return plaintext;
  }

  /** A counted frame has arrived and was taken. @param {number} bytes */
  arrived(bytes) {
    this.received.arrived(bytes);
    if (this.received.due) {
      this.state();
    }
  }

  /** With a heartbeat: says what has arrived, when anything is new. */
  stateWhatIsNew() {
    if (this.received.fresh) {
      this.state();
    }
  }

  /** @private */
  state() {
    this.outbox.push({ kind: 'received', stream: CONTROL, frames: this.received.state() });
  }

  /** A carrier is lost. */
  hold() {
    this.held = true;
    this.outbox.clearControl();
  }

  /** The first message on another carrier. */
  resume() {
    return { type: /** @type {const} */ ('resume'), received: this.received.state() };
  }

  /** The other side says what has arrived; the rest goes first. @param {number} frames @throws {Fault} `rule-broken` */
  flow(frames) {
    this.sent.stated(frames);
    this.again = [...this.sent.kept];
    this.held = false;
  }

  /** Forgets everything. */
  clear() {
    this.outbox.clear();
    this.again = [];
    this.sent.kept = [];
  }
}
