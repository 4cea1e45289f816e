/**
 * @typedef {import('../faults.js').Fault} Fault
 * @typedef {import('./bytes.js').Bytes} Bytes
 * @typedef {import('./byte-stream.js').ByteStream} ByteStream
 * @typedef {import('./byte-stream.js').Reader} Reader
 */

const CONNECTING = 0;
const OPEN = 1;
const CLOSING = 2;
const CLOSED = 3;
/** A normal and an abnormal end, as a WebSocket tells them (RFC 6455 §7.4.1). */
const CLEAN = 1000;
const ABNORMAL = 1006;

/**
 * The `screen` stream in the shape of a WebSocket, which is how an unmodified noVNC wants it. Credit goes back when noVNC
 * has taken the bytes; the pace of the picture is set by RFB's own update requests.
 */
export class RfbSocket {
  /** @param {(reader: Reader) => ByteStream} openStream such as `(reader) => channel.openStream('screen', reader)` */
  constructor(openStream) {
    // noVNC looks for each of these by name.
    this.binaryType = 'arraybuffer';
    this.protocol = '';
    this.readyState = CONNECTING;
    /** @type {((event: {type: 'open'}) => void) | null} */
    this.onopen = null;
    /** @type {((event: {type: 'message', data: ArrayBuffer}) => void) | null} */
    this.onmessage = null;
    /** @type {((event: {type: 'error', error: Fault}) => void) | null} */
    this.onerror = null;
    /** @type {((event: {type: 'close', code: number, reason: string, wasClean: boolean}) => void) | null} */
    this.onclose = null;
    this.stream = openStream({ receive: (bytes) => this.received(bytes), ended: () => this.close() });
    this.stream.opened.then(
      () => this.opened(),
      () => {},
    );
    /** Fulfilled when the stream is over: with the fault, if it was one. */
    this.ended = this.stream.closed;
    void this.ended.then((fault) => this.closed(fault));
  }

  /** @param {Uint8Array<ArrayBuffer>} data copied: noVNC uses its buffer again */
  send(data) {
    if (this.readyState === OPEN) {
      this.stream.write(data.slice()).catch(() => {}); // Told by onclose.
    }
  }

  close() {
    if (this.readyState < CLOSING) {
      this.readyState = CLOSING;
      this.stream.end();
    }
  }

  /** @private */
  opened() {
    if (this.readyState === CONNECTING) {
      this.readyState = OPEN;
      this.onopen?.({ type: 'open' });
    }
  }

  /** @param {Bytes} bytes @private */
  received(bytes) {
    if (this.readyState === OPEN) {
      this.onmessage?.({ type: 'message', data: bytes.slice().buffer });
    }
  }

  /** @param {Fault | undefined} fault @private */
  closed(fault) {
    this.readyState = CLOSED;
    if (fault) {
      this.onerror?.({ type: 'error', error: fault });
    }
    const reason = fault?.id ?? '';
    this.onclose?.({ type: 'close', code: fault ? ABNORMAL : CLEAN, reason, wasClean: !fault });
  }
}
