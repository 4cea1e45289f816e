import { Fault } from '../faults.js';

/**
 * @typedef {import('./bytes.js').Bytes} Bytes
 * @typedef {import('./carrier.js').Carrier} Carrier
 * @typedef {import('./carrier.js').CarrierListener} CarrierListener
 */

/** What only the host can know, and says inside the seal: without that, a relay's word for it is a lost carrier. */
const SEALED_ONLY = new Set([
  'signed-off',
  'os-sign-in-failed',
  'module-refused',
  'no-display',
  'worker-ended',
  'display-lost',
  'agent-stopped',
  'idle',
]);
/** What an honest host sends before we listen. */
const MAX_EARLY_MESSAGES = 16;

/**
 * The browser's end of the gateway's relay (docs/protocol.md §7), as a carrier.
 *
 * @implements {Carrier}
 */
export class RelayCarrier {
  /** @param {WebSocket} socket joined and ready @private */
  constructor(socket) {
    this.socket = socket;
    this.path = /** @type {const} */ ('relayed');
    /** @type {CarrierListener | undefined} */
    this.listener = undefined;
    /** @type {Bytes[]} */
    this.early = [];
    /** @type {Fault | undefined} */
    this.fault = undefined;
    socket.onmessage = ({ data }) => this.received(data);
    socket.onclose = ({ code }) => this.closed(faultOfClose(code));
  }

  /**
   * Joins a session at the relay, and waits until the host is there too.
   *
   * @param {object} options
   * @param {string} options.session
   * @param {string} options.token good once, for 30 s
   * @param {AbortSignal} options.signal
   * @param {string} options.url `wss://…/relay`
   * @returns {Promise<RelayCarrier>}
   * @throws {Fault} why the relay did not get ready
   */
  static join({ session, token, signal, url }) {
    return new Promise((joined, refused) => {
      const socket = new WebSocket(url);
      socket.binaryType = 'arraybuffer';
      /** @param {Fault} fault */
      const fail = (fault) => {
        refused(fault);
        socket.close(fault.closeCode, fault.id);
      };
      const settled = new AbortController();
      signal.addEventListener('abort', () => fail(new Fault('signed-off')), { signal: settled.signal });
      if (signal.aborted) {
        fail(new Fault('signed-off'));
      }
      socket.onopen = () => socket.send(JSON.stringify({ type: 'join', session, token }));
      socket.onclose = ({ code }) => {
        settled.abort();
        refused(faultOfClose(code));
      };
      socket.onmessage = ({ data }) => {
        if (isReady(data)) {
          settled.abort();
          joined(new RelayCarrier(socket));
        } else {
          fail(new Fault('malformed', 'the relay said something else than ready'));
        }
      };
    });
  }

  get waitingBytes() {
    return this.socket.bufferedAmount;
  }

  /** @param {Bytes} message */
  send(message) {
    this.socket.send(message);
  }

  /** @param {CarrierListener} listener */
  listen(listener) {
    this.listener = listener;
    for (const message of this.early.splice(0)) {
      listener.message(message);
    }
    if (this.fault) {
      listener.closed(this.fault);
    }
  }

  /** @param {Fault} fault */
  close(fault) {
    this.socket.close(fault.closeCode, fault.id);
    this.closed(fault);
  }

  /** @param {unknown} data @private */
  received(data) {
    if (this.fault) {
      return;
    }
    if (!(data instanceof ArrayBuffer)) {
      this.close(new Fault('malformed', 'text after ready'));
    } else if (this.listener) {
      this.listener.message(new Uint8Array(data));
    } else if (this.early.length < MAX_EARLY_MESSAGES) {
      this.early.push(new Uint8Array(data));
    } else {
      this.close(new Fault('too-many', 'messages before the handshake'));
    }
  }

  /** @param {Fault} fault @private */
  closed(fault) {
    if (!this.fault) {
      this.fault = fault;
      this.listener?.closed(fault);
    }
  }
}

/** @param {unknown} data */
function isReady(data) {
  try {
    return typeof data === 'string' && JSON.parse(data).type === 'ready';
  } catch {
    return false;
  }
}

/** @param {number} code */
function faultOfClose(code) {
  const fault = Fault.fromClose(code);
  return SEALED_ONLY.has(fault.id) ? new Fault('carrier-lost', `closed with ${code}, not sealed`) : fault;
}
