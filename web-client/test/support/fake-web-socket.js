/** Stands in for the browser's WebSocket while a test runs; `sockets` are those that were made. */
export class FakeWebSocket {
  /** @type {FakeWebSocket[]} */
  static sockets = [];

  /** @param {string} url */
  constructor(url) {
    this.url = url;
    this.binaryType = 'blob';
    this.bufferedAmount = 0;
    /** @type {any[]} */
    this.sent = [];
    /** @type {[number, string] | undefined} */
    this.closedWith = undefined;
    /** @type {((event: any) => void) | null} */
    this.onopen = null;
    /** @type {((event: any) => void) | null} */
    this.onmessage = null;
    /** @type {((event: any) => void) | null} */
    this.onclose = null;
    FakeWebSocket.sockets.push(this);
  }

  /** @param {any} data */
  send(data) {
    this.sent.push(data);
  }

  /** @param {number} code @param {string} reason */
  close(code, reason) {
    this.closedWith ??= [code, reason];
  }

  /** Puts it in place of the real one until the test ends. @param {import('node:test').TestContext} context */
  static install(context) {
    const real = globalThis.WebSocket;
    FakeWebSocket.sockets = [];
    Object.assign(globalThis, { WebSocket: FakeWebSocket });
    context.after(() => void Object.assign(globalThis, { WebSocket: real }));
  }
}
