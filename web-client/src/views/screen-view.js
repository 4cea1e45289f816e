/// <reference path="../../types/novnc.d.ts" />
import RFB from '@novnc/novnc';

/**
 * The picture: unmodified noVNC on the `screen` stream. It owns everything inside itself, so nothing renders here.
 */
export class ScreenView extends HTMLElement {
  /** @type {RFB | undefined} */
  #rfb;
  #scale = true;
  #viewOnly = false;

  /**
   * @param {import('../channel/rfb-socket.js').RfbSocket} socket
   * @param {AbortSignal} signal ends the picture with the session
   */
  show(socket, signal) {
    const rfb = new RFB(this, socket, { shared: true });
    rfb.background = 'transparent';
    rfb.qualityLevel = 8;
    rfb.compressionLevel = 1;
    this.#rfb = rfb;
    this.#apply();
    rfb.addEventListener('connect', () => rfb.focus());
    signal.addEventListener('abort', () => this.#stop(), { once: true });
  }

  /** Whether the picture is fitted to the window (`true`) or shown pixel by pixel. */
  set scale(scale) {
    this.#scale = scale;
    this.#apply();
  }

  get scale() {
    return this.#scale;
  }

  set viewOnly(viewOnly) {
    this.#viewOnly = viewOnly;
    this.#apply();
  }

  get viewOnly() {
    return this.#viewOnly;
  }

  sendCtrlAltDel() {
    this.#rfb?.sendCtrlAltDel();
  }

  #apply() {
    if (!this.#rfb) return;
    this.#rfb.scaleViewport = this.#scale;
    this.#rfb.clipViewport = false;
    this.#rfb.viewOnly = this.#viewOnly;
  }

  #stop() {
    this.#rfb?.disconnect();
    this.#rfb = undefined;
  }
}

customElements.define('screen-view', ScreenView);
