/**
 * What fingers mean to a pointer. Pixels of the page.
 *
 * @typedef {import('./gestures.js').Gesture} Gesture
 * @typedef {{ x: number, y: number }} Point
 * @typedef {{ left: number, top: number, right: number, bottom: number }} Area where the picture is
 *
 * @typedef {{ act: 'move', x: number, y: number }
 *   | { act: 'press', button: 'left' | 'middle' | 'right', x: number, y: number }
 *   | { act: 'release', x: number, y: number }
 *   | { act: 'wheel', x: number, y: number, deltaX: number, deltaY: number }
 *   | { act: 'zoom', x: number, y: number, ratio: number, dx: number, dy: number }} Act
 */

const BUTTON_OF_TAP = /** @type {const} */ ({ 1: 'left', 2: 'right', 3: 'middle' });
/** Tuning: a quick finger goes further, so that a phone's width is enough for a wide screen. */
const QUICK_PIXELS = 8;
const MAX_GAIN = 2.5;

/**
 * Fingers point at things: a tap clicks there, a drag drags, a long press is the right button.
 *
 * @param {Gesture} gesture
 * @returns {Act[]}
 */
export function pointing(gesture) {
  switch (gesture.gesture) {
    case 'tap':
      return click(gesture.fingers, gesture);
    case 'drag':
      return dragging(gesture, 'left');
    case 'hold':
      return dragging(gesture, 'right');
    case 'scroll':
      return [scrolled(gesture, gesture)];
    case 'pinch':
      return [zoomed(gesture)];
  }
}

/** Fingers move the pointer as on a trackpad: a tap clicks where it is, a long press holds the left button. */
export class Trackpad {
  /** @type {Point | undefined} the middle of the picture, until it was moved */
  pointer = undefined;

  /** @param {Gesture} gesture @param {Area} area @returns {Act[]} */
  act(gesture, area) {
    const at = within(this.pointer ?? middle(area), area);
    switch (gesture.gesture) {
      case 'tap':
        this.pointer = at;
        return click(gesture.fingers, at);
      case 'drag':
        return gesture.phase === 'move' ? [this.#moved(at, gesture, area)] : [];
      case 'hold':
        return this.#held(at, gesture, area);
      case 'scroll':
        return [scrolled(gesture, at)];
      case 'pinch':
        return [zoomed(gesture)];
    }
  }

  /** @param {Point} at @param {import('./gestures.js').Drag} drag @param {Area} area @returns {Act[]} */
  #held(at, drag, area) {
    switch (drag.phase) {
      case 'start':
        return [{ act: 'press', button: 'left', ...at }];
      case 'move':
        return [this.#moved(at, drag, area)];
      case 'end':
        return [{ act: 'release', ...at }];
    }
  }

  /** @param {Point} at @param {{ dx: number, dy: number }} by @param {Area} area @returns {Act} */
  #moved(at, { dx, dy }, area) {
    const gain = 1 + (MAX_GAIN - 1) * Math.min(1, Math.hypot(dx, dy) / (4 * QUICK_PIXELS));
    this.pointer = within({ x: at.x + dx * gain, y: at.y + dy * gain }, area);
    return { act: 'move', ...this.pointer };
  }

  /** The picture was moved under the pointer. @param {number} dx @param {number} dy */
  carried(dx, dy) {
    if (this.pointer) {
      this.pointer = { x: this.pointer.x + dx, y: this.pointer.y + dy };
    }
  }
}

/** @param {number} fingers @param {Point} at @returns {Act[]} */
function click(fingers, { x, y }) {
  const button = BUTTON_OF_TAP[/** @type {1 | 2 | 3} */ (fingers)];
  return button
    ? [
        { act: 'move', x, y },
        { act: 'press', button, x, y },
        { act: 'release', x, y },
      ]
    : [];
}

/** @param {import('./gestures.js').Drag} drag @param {'left' | 'right'} button @returns {Act[]} */
function dragging({ phase, x, y }, button) {
  switch (phase) {
    case 'start':
      return [
        { act: 'move', x, y },
        { act: 'press', button, x, y },
      ];
    case 'move':
      return [{ act: 'move', x, y }];
    case 'end':
      return [{ act: 'release', x, y }];
  }
}

/** What is under the fingers goes with them. @param {{ dx: number, dy: number }} by @param {Point} at @returns {Act} */
const scrolled = ({ dx, dy }, { x, y }) => ({ act: 'wheel', x, y, deltaX: -dx, deltaY: -dy });

/** @param {import('./gestures.js').Pinch} pinch @returns {Act} */
const zoomed = ({ x, y, ratio, dx, dy }) => ({ act: 'zoom', x, y, ratio, dx, dy });

/** @param {Point} point @param {Area} area @returns {Point} */
const within = ({ x, y }, { left, top, right, bottom }) => ({
  x: Math.min(right - 1, Math.max(left, x)),
  y: Math.min(bottom - 1, Math.max(top, y)),
});

/** @param {Area} area @returns {Point} */
const middle = ({ left, top, right, bottom }) => ({ x: (left + right) / 2, y: (top + bottom) / 2 });
