import { Fault } from '../../src/faults.js';

/**
 * @typedef {import('../../src/channel/bytes.js').Bytes} Bytes
 * @typedef {import('../../src/channel/carrier.js').Carrier} Carrier
 * @typedef {import('../../src/channel/carrier.js').CarrierListener} CarrierListener
 */

const LENGTH_BYTES = 4;

/**
 * A carrier over two byte streams: `length u32 | message`.
 *
 * @implements {Carrier}
 */
export class StdioCarrier {
  /** @param {import('node:stream').Readable} input @param {import('node:stream').Writable} output */
  constructor(input, output) {
    this.output = output;
    this.waiting = Buffer.alloc(0);
    /** @type {Bytes[]} */
    this.early = [];
    /** @type {CarrierListener | undefined} */
    this.listener = undefined;
    /** @type {((message: Bytes) => void) | undefined} */
    this.wanted = undefined;
    /** @type {Fault | undefined} */
    this.fault = undefined;
    /** @type {PromiseWithResolvers<void>} */
    this.closing = Promise.withResolvers();
    input.on('data', (/** @type {Buffer} */ bytes) => this.read(bytes));
    input.on('end', () => this.closed(new Fault('carrier-lost')));
  }

  /** @returns {'direct'} */
  get path() {
    return 'direct';
  }

  get waitingBytes() {
    return this.output.writableLength;
  }

  /** The first message, which is not the channel's. @returns {Promise<Bytes>} */
  first() {
    return new Promise((arrived) => {
      this.wanted = arrived;
      this.pass();
    });
  }

  /** @param {Bytes} message */
  send(message) {
    const length = Buffer.alloc(LENGTH_BYTES);
    length.writeUInt32BE(message.length);
    this.output.write(Buffer.concat([length, message]));
  }

  /** @param {CarrierListener} listener */
  listen(listener) {
    this.listener = listener;
    this.pass();
    if (this.fault) {
      listener.closed(this.fault);
    }
  }

  /** @param {Fault} fault */
  close(fault) {
    this.closed(fault);
  }

  /** Fulfilled when the carrier is closed and everything sent is with the system. */
  async ended() {
    await this.closing.promise;
    await new Promise((done) => {
      this.output.write('', done);
    });
  }

  /** @param {Buffer} bytes @private */
  read(bytes) {
    this.waiting = Buffer.concat([this.waiting, bytes]);
    while (this.waiting.length >= LENGTH_BYTES) {
      const end = LENGTH_BYTES + this.waiting.readUInt32BE();
      if (this.waiting.length < end) {
        break;
      }
      this.early.push(Uint8Array.from(this.waiting.subarray(LENGTH_BYTES, end)));
      this.waiting = this.waiting.subarray(end);
    }
    this.pass();
  }

  /** @private */
  pass() {
    if (this.wanted && this.early.length > 0) {
      this.wanted(/** @type {Bytes} */ (this.early.shift()));
      this.wanted = undefined;
    }
    if (this.listener && !this.fault) {
      for (const message of this.early.splice(0)) {
        this.listener.message(message);
      }
    }
  }

  /** @param {Fault} fault @private */
  closed(fault) {
    if (!this.fault) {
      this.fault = fault;
      this.listener?.closed(fault);
      this.closing.resolve();
    }
  }
}
