const BUTTONS = { left: 1, right: 2, middle: 4 };

/**
 * A mouse for those who have none: what it does reaches noVNC as events of a mouse on its canvas. Places are pixels of the
 * page.
 */
export class PictureMouse {
  #buttons = 0;
  #at = { x: 0, y: 0 };

  /** @param {() => HTMLElement | null} canvas */
  constructor(canvas) {
    this.canvas = canvas;
  }

  /** @param {number} x @param {number} y */
  move(x, y) {
    this.#at = { x, y };
    this.#fire('mousemove');
  }

  /** @param {keyof typeof BUTTONS} button @param {number} x @param {number} y */
  press(button, x, y) {
    this.#at = { x, y };
    this.#buttons = BUTTONS[button];
    this.canvas()?.dispatchEvent(this.#event('mousedown'));
  }

  /** @param {number} [x] @param {number} [y] */
  release(x = this.#at.x, y = this.#at.y) {
    if (this.#buttons === 0) return;
    const before = this.#buttons;
    this.#at = { x, y };
    this.#buttons = 0;
    this.#fire('mouseup', before);
  }

  /** @param {number} x @param {number} y @param {number} deltaX @param {number} deltaY */
  wheel(x, y, deltaX, deltaY) {
    this.canvas()?.dispatchEvent(new WheelEvent('wheel', { ...this.#init(x, y), deltaX, deltaY }));
  }

  /** noVNC listens on the window while a button is down, and on the canvas else. @param {string} type */
  #fire(type, buttonsBefore = this.#buttons) {
    const target = buttonsBefore === 0 ? this.canvas() : window;
    target?.dispatchEvent(this.#event(type));
  }

  /** @param {string} type */
  #event(type) {
    return new MouseEvent(type, this.#init(this.#at.x, this.#at.y));
  }

  /** @param {number} clientX @param {number} clientY @returns {MouseEventInit} */
  #init(clientX, clientY) {
    return { clientX, clientY, buttons: this.#buttons, bubbles: true, cancelable: true, view: window };
  }
}
