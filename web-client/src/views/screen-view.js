/// <reference path="../../types/novnc.d.ts" />
import RFB from '@novnc/novnc';
import keySymbols from '@novnc/novnc/core/input/keysymdef.js';
import { text } from '../texts/text.js';
import { PictureKeyboard } from './picture-keyboard.js';
import { PictureMouse } from './picture-mouse.js';
import { PictureTouch } from './picture-touch.js';
import { PictureZoom } from './picture-zoom.js';

/**
 * @typedef {import('../session/special-keys.js').Key} Key
 *
 * @typedef {object} PictureWishes
 * @property {boolean} scale the picture is fitted to the window, else shown pixel by pixel
 * @property {boolean} resize the computer's screen is fitted to the window; where it cannot be, the picture is
 * @property {boolean} trackpad
 * @property {boolean} viewOnly nothing is sent
 */

/**
 * The picture: unmodified noVNC on the `screen` stream, with a keyboard, fingers and zoom around it. It owns everything
 * inside itself, so nothing renders here. Fires `picture-used` when a person types or points, `leave-picture` when they ask
 * for the toolbar by keyboard, `host-copied` with the computer's text.
 */
export class ScreenView extends HTMLElement {
  /** @type {RFB | undefined} */
  #rfb;
  /** @type {PictureWishes} */
  #wishes = { scale: true, resize: false, trackpad: false, viewOnly: false };
  #inner = document.createElement('div');
  #field = typingField();
  #mouse = new PictureMouse(() => this.canvas);
  #zoom = new PictureZoom(this, this.#inner, () => this.#apply());
  /** @type {PictureKeyboard | undefined} */
  #keyboard;
  /** Where a mouse was last, in pixels of the page. */
  #pointer = { x: 0, y: 0 };

  /** noVNC's own. @returns {HTMLCanvasElement | null} */
  get canvas() {
    return this.#inner.querySelector('canvas');
  }

  /**
   * @param {import('../channel/rfb-socket.js').RfbSocket} socket
   * @param {string} name of the computer
   * @param {AbortSignal} signal ends the picture with the session
   */
  show(socket, name, signal) {
    this.#inner.className = 'enlarged';
    this.#field.setAttribute('aria-label', text('screen.keyboard', { name }));
    this.append(this.#field, this.#inner);
    const rfb = new RFB(this.#inner, socket, { shared: true });
    rfb.background = 'transparent';
    rfb.focusOnClick = false;
    rfb.qualityLevel = 8;
    rfb.compressionLevel = 1;
    this.#rfb = rfb;
    this.#listen(rfb, signal);
    this.#apply();
    signal.addEventListener('abort', () => this.#stop(), { once: true });
  }

  /** @param {PictureWishes} wishes */
  set wishes(wishes) {
    if (isSame(wishes, this.#wishes)) return; // noVNC asks for a resize at each assignment.
    if (wishes.viewOnly) this.#keyboard?.releaseAll(); // While it still may.
    if (wishes.scale !== this.#wishes.scale || wishes.resize !== this.#wishes.resize) this.#zoom.whole();
    this.#wishes = wishes;
    this.#apply();
  }

  get wishes() {
    return this.#wishes;
  }

  /** Puts the focus where what is typed goes to the computer. */
  focusPicture() {
    this.#field.focus({ preventScroll: true });
  }

  /** Brings up the keyboard of a device that has none, or puts it away. Must be called from a touch. */
  toggleKeyboard() {
    const up = this.#field.inputMode === 'none';
    this.#field.inputMode = up ? 'text' : 'none';
    this.#field.blur();
    this.#apply();
    this.focusPicture();
  }

  /** Presses keys in this order and lets them go in the other. @param {readonly Key[]} keys */
  press(keys) {
    for (const [symbol, code] of keys) this.#rfb?.sendKey(symbol, code, true);
    for (const [symbol, code] of keys.toReversed()) this.#rfb?.sendKey(symbol, code, false);
  }

  /** @param {Key} key @param {boolean} down */
  hold([symbol, code], down) {
    this.#rfb?.sendKey(symbol, code, down);
  }

  /** Gives a text to the computer's clipboard. @param {string} copied */
  paste(copied) {
    this.#rfb?.clipboardPasteFrom(copied);
  }

  /** The picture as it is now. @returns {Promise<Blob | null>} a PNG */
  picture() {
    return new Promise((done) => (this.#rfb ? this.#rfb.toBlob(done, 'image/png') : done(null)));
  }

  /** Moves the pointer to where it was last: a sign of life that changes nothing. */
  stir() {
    if (!this.#rfb) return;
    this.#rfb.viewOnly = false;
    this.#mouse.move(this.#pointer.x, this.#pointer.y);
    this.#apply();
  }

  /** @param {RFB} rfb @param {AbortSignal} signal */
  #listen(rfb, signal) {
    const used = () => this.dispatchEvent(new CustomEvent('picture-used'));
    const canvas = () => this.canvas;
    const ends = {
      canvas,
      lookup: (/** @type {number} */ codePoint) => keySymbols.lookup(codePoint),
      sendSymbol: (/** @type {number} */ symbol) => rfb.sendKey(symbol, null),
      enabled: () => !rfb.viewOnly,
      leave: () => this.dispatchEvent(new CustomEvent('leave-picture')),
      used,
    };
    this.#keyboard = new PictureKeyboard(this.#field, ends, signal);
    const touched = () => this.#pointed(used);
    const trackpad = () => this.#wishes.trackpad;
    void new PictureTouch(this, { canvas, mouse: this.#mouse, zoom: this.#zoom, trackpad, touched }, signal);
    this.addEventListener('mousedown', (event) => this.#clicked(event, used), { capture: true, signal });
    this.addEventListener('mousemove', ({ clientX: x, clientY: y }) => (this.#pointer = { x, y }), {
      capture: true,
      signal,
    });
    const frame = new ResizeObserver(() => this.#zoom.settle());
    frame.observe(this);
    signal.addEventListener('abort', () => frame.disconnect(), { once: true });
    rfb.addEventListener('connect', () => this.focusPicture());
    rfb.addEventListener('clipboard', (event) => {
      const { detail } = /** @type {CustomEvent<{ text: string }>} */ (event);
      this.dispatchEvent(new CustomEvent('host-copied', { detail: detail.text }));
    });
  }

  /** The field goes where the person points, so that an input method shows its choices there. @param {MouseEvent} event */
  #clicked({ clientX, clientY, isTrusted }, /** @type {() => void} */ used) {
    if (!isTrusted) return;
    const { left, top } = this.getBoundingClientRect();
    this.#field.style.left = `${clientX - left + this.scrollLeft}px`;
    this.#field.style.top = `${clientY - top + this.scrollTop}px`;
    this.#pointed(used);
  }

  /** @param {() => void} used */
  #pointed(used) {
    this.#keyboard?.blank();
    this.focusPicture();
    used();
  }

  /** Then less of the window is left to the picture for a while, which is no size to give to the computer's screen. */
  get #keyboardIsUp() {
    return isTouched() && this.#field.inputMode === 'text';
  }

  #apply() {
    if (!this.#rfb) return;
    const { scale, resize, viewOnly } = this.#wishes;
    this.#rfb.scaleViewport = scale || resize || !this.#zoom.isWhole;
    this.#rfb.clipViewport = false;
    this.#rfb.viewOnly = viewOnly;
    this.#rfb.resizeSession = resize && this.#zoom.isWhole && !this.#keyboardIsUp;
  }

  #stop() {
    this.#rfb?.disconnect();
    this.#rfb = undefined;
    this.replaceChildren();
  }
}

const isTouched = () => matchMedia('(pointer: coarse)').matches;

/** @param {PictureWishes} one @param {PictureWishes} other */
const isSame = (one, other) =>
  one.scale === other.scale &&
  one.resize === other.resize &&
  one.trackpad === other.trackpad &&
  one.viewOnly === other.viewOnly;

/** Without a field of text there are no input methods, no dead keys and no on-screen keyboards. */
function typingField() {
  const field = document.createElement('textarea');
  field.className = 'typing-field';
  field.autocomplete = 'off';
  field.autocapitalize = 'off';
  field.spellcheck = false;
  field.setAttribute('autocorrect', 'off');
  field.setAttribute('aria-describedby', 'picture-help');
  field.inputMode = isTouched() ? 'none' : 'text';
  return field;
}

customElements.define('screen-view', ScreenView);
