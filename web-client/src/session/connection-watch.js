import { FiguresReader } from './figures.js';
import { Meter } from './meter.js';

/** How often the page looks, and after how long the host's figures are no news any more. */
const LOOK_MILLIS = 1_000;
const FIGURES_MILLIS = 3_000;

/**
 * @typedef {import('./figures.js').Figures} Figures
 * @typedef {import('../channel/sealed-session.js').Connection} Connection
 *
 * @typedef {Connection & { bytesPerSecond: number | undefined, figures: Figures | undefined }} Readings what is measured at
 *   this moment; nothing is guessed
 */

/** Looks at a session's connection once a second, and listens to the host's figures of the picture. */
export class ConnectionWatch {
  /**
   * @param {import('./signed-in-session.js').SignedInSession} session
   * @param {import('../channel/time.js').Time} time
   * @param {(readings: Readings) => void} changed
   */
  constructor(session, time, changed) {
    this.session = session;
    this.time = time;
    this.changed = changed;
    this.meter = new Meter();
    /** @type {{ at: number, figures: Figures } | undefined} */
    this.newest = undefined;
    this.listen();
    this.stop = time.every(LOOK_MILLIS, () => this.look());
    this.look();
  }

  /** @private */
  listen() {
    const reader = new FiguresReader();
    try {
      this.session.openFigures({
        receive: (bytes) => {
          const figures = reader.receive(bytes);
          this.newest = figures ? { at: this.time.now(), figures } : this.newest;
        },
      });
    } catch {
      // A host without figures: the meter does without.
    }
  }

  /** @private */
  look() {
    const now = this.time.now();
    const connection = this.session.connection();
    this.meter.sample(now, connection.receivedBytes);
    const isNews = this.newest !== undefined && now - this.newest.at < FIGURES_MILLIS;
    const figures = isNews ? this.newest?.figures : undefined;
    this.changed({ ...connection, bytesPerSecond: this.meter.bytesPerSecond, figures });
  }
}
