import { Gestures, LONG_PRESS_MILLIS } from '../session/gestures.js';
import { Trackpad, pointing } from '../session/touch-modes.js';

/**
 * @typedef {import('../session/touch-modes.js').Act} Act
 *
 * @typedef {object} TouchEnds
 * @property {() => HTMLElement | null} canvas
 * @property {import('./picture-mouse.js').PictureMouse} mouse
 * @property {import('./picture-zoom.js').PictureZoom} zoom
 * @property {() => boolean} trackpad whether fingers move the pointer instead of pointing at things
 * @property {() => void} touched
 */

/** @type {Record<string, import('../session/gestures.js').Touch['type']>} */
const TYPES = { touchstart: 'start', touchmove: 'move', touchend: 'end', touchcancel: 'cancel' };

/**
 * Fingers on the picture. Its events stop here, so that noVNC's own gestures, of which a pinch would be one of the
 * computer's, see nothing of them.
 */
export class PictureTouch {
  #gestures = new Gestures();
  #trackpad = new Trackpad();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #resting;

  /** @param {HTMLElement} surface @param {TouchEnds} ends @param {AbortSignal} signal */
  constructor(surface, ends, signal) {
    this.ends = ends;
    for (const type of Object.keys(TYPES)) {
      const options = { capture: true, passive: false, signal };
      surface.addEventListener(type, (event) => this.#touched(/** @type {TouchEvent} */ (event)), options);
    }
    signal.addEventListener('abort', () => clearTimeout(this.#resting), { once: true });
  }

  /** @param {TouchEvent} event */
  #touched(event) {
    event.stopPropagation();
    event.preventDefault();
    this.ends.touched();
    const type = TYPES[event.type] ?? 'cancel';
    for (const { identifier: id, clientX: x, clientY: y } of event.changedTouches) {
      this.#follow(this.#gestures.touched({ type, id, x, y, at: performance.now() }));
    }
    clearTimeout(this.#resting);
    if (this.#gestures.isResting) {
      this.#resting = setTimeout(() => this.#follow(this.#gestures.passed(performance.now())), LONG_PRESS_MILLIS + 1);
    }
  }

  /** @param {import('../session/gestures.js').Gesture[]} gestures */
  #follow(gestures) {
    for (const gesture of gestures) {
      const area = this.ends.canvas()?.getBoundingClientRect();
      if (!area) return;
      const acts = this.ends.trackpad() ? this.#trackpad.act(gesture, area) : pointing(gesture);
      for (const act of acts) this.#do(act);
    }
  }

  /** @param {Act} act */
  #do(act) {
    const { mouse, zoom } = this.ends;
    switch (act.act) {
      case 'move':
        return this.#move(act.x, act.y);
      case 'press':
        return mouse.press(act.button, act.x, act.y);
      case 'release':
        return mouse.release(act.x, act.y);
      case 'wheel':
        return mouse.wheel(act.x, act.y, act.deltaX, act.deltaY);
      case 'zoom':
        return zoom.pinch(act);
    }
  }

  /** On a trackpad the pointer may leave what is seen of a zoomed picture: then the picture follows. */
  #move(/** @type {number} */ x, /** @type {number} */ y) {
    if (this.ends.trackpad()) {
      const [dx, dy] = this.ends.zoom.follow(x, y);
      this.#trackpad.carried(dx, dy);
      this.ends.mouse.move(x + dx, y + dy);
    } else {
      this.ends.mouse.move(x, y);
    }
  }
}
