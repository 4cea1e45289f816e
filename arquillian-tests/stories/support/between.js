/**
 * Whoever stands between page and gateway at the relay, with a hand on every record: cuts, holds and slows what passes.
 *
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {import('@playwright/test').WebSocketRoute} WebSocketRoute
 */

/** A close code that no browser takes for a word of the host: `carrier-lost`. */
const LOST = 4423;

export class Between {
  /** How often the page has come to the relay. */
  carriers = 0;
  /** While true nothing passes, either way, and nothing is closed. */
  holding = false;
  /** To the page, bytes a second; none is as fast as it goes. @type {number | undefined} */
  bytesPerSecond = undefined;
  /** What has passed to the page. */
  passedBytes = 0;
  /** @type {WebSocketRoute | undefined} */
  #page;
  /** @type {WebSocketRoute | undefined} */
  #gateway;
  /** @type {(() => boolean) | undefined} asked for each record of the page: whether it still passes */
  #eachRecord;
  #freeAt = 0;

  /** @param {Page} page @returns {Promise<Between>} in place before the page asks for a session */
  static async on(page) {
    const between = new Between();
    await page.routeWebSocket('**/relay', (socket) => between.#joined(socket));
    return between;
  }

  /** @param {WebSocketRoute} socket */
  #joined(socket) {
    const gateway = socket.connectToServer();
    this.carriers += 1;
    this.#page = socket;
    this.#gateway = gateway;
    this.#freeAt = 0;
    socket.onMessage((message) => {
      if (this.holding || this.#eachRecord?.() === false) return;
      gateway.send(message);
    });
    gateway.onMessage((message) => {
      if (!this.holding) this.#toPage(socket, message);
    });
  }

  /** @param {WebSocketRoute} socket @param {string | Buffer} message */
  #toPage(socket, message) {
    const pass = () => {
      this.passedBytes += message.length;
      socket.send(message);
    };
    if (!this.bytesPerSecond) {
      pass();
      return;
    }
    const now = Date.now();
    this.#freeAt = Math.max(now, this.#freeAt) + (1_000 * message.length) / this.bytesPerSecond;
    setTimeout(pass, this.#freeAt - now);
  }

  /** Cuts the carrier, for both sides. */
  cut() {
    this.#eachRecord = undefined;
    void this.#gateway?.close({ code: LOST });
    void this.#page?.close({ code: LOST });
  }

  /**
   * Cuts it in the middle of what the page sends: so many records pass, then the cut comes with the next, which is lost or
   * just gets through.
   *
   * @param {number} records
   * @param {boolean} through
   * @returns {Promise<void>} fulfilled at the cut
   */
  cutAfter(records, through) {
    return new Promise((done) => {
      let left = records;
      this.#eachRecord = () => {
        if (left-- > 0) return true;
        // What is given to the gateway in this turn still leaves before the close.
        queueMicrotask(() => {
          this.cut();
          done();
        });
        this.#eachRecord = undefined;
        return through;
      };
    });
  }
}
