import { WHOLE, following, inside, pinched } from '../session/zoom.js';

/** @typedef {import('../session/zoom.js').Zoom} Zoom */

/** Enlarges the picture inside its frame, for this page alone: noVNC sees a larger place and scales to it. */
export class PictureZoom {
  /** @type {Zoom} */
  #zoom = WHOLE;

  /**
   * @param {HTMLElement} frame shows a part of `inner`
   * @param {HTMLElement} inner where noVNC draws
   * @param {() => void} changed
   */
  constructor(frame, inner, changed) {
    this.frame = frame;
    this.inner = inner;
    this.changed = changed;
  }

  get isWhole() {
    return this.#zoom.factor === 1;
  }

  /** @param {{ x: number, y: number, ratio: number, dx: number, dy: number }} pinch in pixels of the page */
  pinch({ x, y, ratio, dx, dy }) {
    const { left, top, width, height } = this.frame.getBoundingClientRect();
    this.#apply(pinched(this.#zoom, { width, height }, { x: x - left, y: y - top, ratio, dx, dy }));
  }

  /**
   * Brings a point of the page well inside the frame.
   *
   * @param {number} x
   * @param {number} y
   * @returns {[dx: number, dy: number]} by how much the picture moved
   */
  follow(x, y) {
    const { left, top, width, height } = this.frame.getBoundingClientRect();
    const before = this.#zoom;
    this.#apply(following(before, { width, height }, { x: x - left, y: y - top }));
    return [before.x - this.#zoom.x, before.y - this.#zoom.y];
  }

  whole() {
    this.#apply(WHOLE);
  }

  /** After the frame has changed its size. */
  settle() {
    const { width, height } = this.frame.getBoundingClientRect();
    this.#apply(inside(this.#zoom, { width, height }));
  }

  /** @param {Zoom} zoom */
  #apply(zoom) {
    const wasWhole = this.isWhole;
    this.#zoom = zoom;
    this.inner.style.width = `${zoom.factor * 100}%`;
    this.inner.style.height = `${zoom.factor * 100}%`;
    this.frame.scrollTo(zoom.x, zoom.y);
    if (wasWhole !== this.isWhole) this.changed();
  }
}
