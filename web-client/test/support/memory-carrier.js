/**
 * @typedef {import('../../src/channel/bytes.js').Bytes} Bytes
 * @typedef {import('../../src/channel/carrier.js').CarrierListener} CarrierListener
 * @typedef {import('../../src/faults.js').Fault} Fault
 */

/**
 * One end of a carrier in memory. `pass` decides what becomes of each message that goes to this end: it returns those that
 * arrive, so that a test alters, drops, repeats or holds them.
 */
export class MemoryCarrier {
  constructor() {
    this.waitingBytes = 0;
    this.path = /** @type {const} */ ('relayed');
    /** @type {MemoryCarrier | undefined} */
    this.other = undefined;
    /** @type {CarrierListener | undefined} */
    this.listener = undefined;
    /** @type {Bytes[]} */
    this.early = [];
    /** @type {Fault | undefined} */
    this.closedWith = undefined;
    this.arrived = 0;
    /** @type {(message: Bytes, number: number) => Bytes[]} */
    this.pass = (message) => [message];
  }

  static pair() {
    const browser = new MemoryCarrier();
    const host = new MemoryCarrier();
    browser.other = host;
    host.other = browser;
    return { browser, host };
  }

  /** @param {Bytes} message */
  send(message) {
    if (!this.closedWith) {
      this.other?.arrive(message.slice());
    }
  }

  /** @param {Bytes} message */
  arrive(message) {
    for (const passed of this.pass(message, this.arrived++)) {
      this.deliver(passed);
    }
  }

  /** @param {Bytes} message */
  deliver(message) {
    if (this.listener && !this.closedWith) {
      this.listener.message(message);
    } else {
      this.early.push(message);
    }
  }

  /** @param {CarrierListener} listener */
  listen(listener) {
    this.listener = listener;
    for (const message of this.early.splice(0)) {
      listener.message(message);
    }
    if (this.closedWith) {
      listener.closed(this.closedWith);
    }
  }

  /** @param {Fault} fault */
  close(fault) {
    for (const end of [this, this.other]) {
      if (end && !end.closedWith) {
        end.closedWith = fault;
        end.listener?.closed(fault);
      }
    }
  }
}
