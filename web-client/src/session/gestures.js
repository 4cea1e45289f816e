/**
 * One finger's event. Pixels of the page; `at` in milliseconds of any clock that only goes forward.
 *
 * @typedef {{ type: 'start' | 'move' | 'end' | 'cancel', id: number, x: number, y: number, at: number }} Touch
 *
 * @typedef {{ gesture: 'tap', fingers: number, x: number, y: number }} Tap
 * @typedef {{ gesture: 'drag' | 'hold', phase: 'start' | 'move' | 'end', x: number, y: number, dx: number, dy: number }} Drag
 *   `hold` is a drag that began with a long press
 * @typedef {{ gesture: 'scroll', x: number, y: number, dx: number, dy: number }} Scroll two fingers, side by side
 * @typedef {{ gesture: 'pinch', x: number, y: number, ratio: number, dx: number, dy: number }} Pinch two fingers, apart or
 *   together, around the point between them
 * @typedef {Tap | Drag | Scroll | Pinch} Gesture
 *
 * @typedef {{ x: number, y: number, startX: number, startY: number }} Finger
 *
 * @typedef {{ is: 'waiting', since: number, fingers: number }
 *   | { is: 'drag' | 'hold', id: number }
 *   | { is: 'scroll' | 'pinch', x: number, y: number, spread: number }
 *   | { is: 'spent' }} State
 */

/** Tuning: a finger that moved less has not moved, and how long a press is a long one. */
export const SLOP_PIXELS = 10;
export const LONG_PRESS_MILLIS = 500;

/**
 * Gestures out of what fingers do. One gesture at a time:
 *
 * - waiting: no finger, or fingers that have not moved · all lifted → a tap · one moved → drag · one rested long → hold ·
 *   two moved side by side → scroll, else pinch
 * - drag, hold: that finger lifted → spent; other fingers are ignored
 * - scroll, pinch: a finger lifted → spent
 * - spent: until no finger is left
 */
export class Gestures {
  /** @type {Map<number, Finger>} */
  #fingers = new Map();
  /** @type {State} */
  #state = { is: 'waiting', since: 0, fingers: 0 };

  /** @param {Touch} touch @returns {Gesture[]} */
  touched(touch) {
    switch (touch.type) {
      case 'start':
        return this.#started(touch);
      case 'move':
        return this.#moved(touch);
      case 'end':
        return this.#lifted(touch);
      case 'cancel':
        return this.#cancelled(touch);
    }
  }

  /** To be called while a finger rests. @param {number} now @returns {Gesture[]} */
  passed(now) {
    const [only] = this.#fingers;
    if (this.#state.is !== 'waiting' || this.#state.fingers !== 1 || !only) {
      return [];
    }
    if (now - this.#state.since < LONG_PRESS_MILLIS) {
      return [];
    }
    const [id, { x, y }] = only;
    this.#state = { is: 'hold', id };
    return [{ gesture: 'hold', phase: 'start', x, y, dx: 0, dy: 0 }];
  }

  /** Whether `passed` may still find something. */
  get isResting() {
    return this.#state.is === 'waiting' && this.#fingers.size === 1;
  }

  /** @param {Touch} touch @returns {Gesture[]} */
  #started({ id, x, y, at }) {
    this.#fingers.set(id, { x, y, startX: x, startY: y });
    if (this.#fingers.size === 1) {
      this.#state = { is: 'waiting', since: at, fingers: 1 };
    } else if (this.#state.is === 'waiting') {
      this.#state.fingers = Math.max(this.#state.fingers, this.#fingers.size);
    }
    return [];
  }

  /** @param {Touch} touch @returns {Gesture[]} */
  #moved({ id, x, y }) {
    const finger = this.#fingers.get(id);
    if (!finger) {
      return [];
    }
    const [dx, dy] = [x - finger.x, y - finger.y];
    Object.assign(finger, { x, y });
    switch (this.#state.is) {
      case 'waiting':
        return this.#fingers.size === 1 ? this.#beginDrag(id, finger) : this.#beginPair();
      case 'drag':
      case 'hold':
        return this.#state.id === id ? [{ gesture: this.#state.is, phase: 'move', x, y, dx, dy }] : [];
      case 'scroll':
      case 'pinch':
        return this.#movePair(this.#state);
      case 'spent':
        return [];
    }
  }

  /** @param {number} id @param {Finger} finger @returns {Gesture[]} */
  #beginDrag(id, { x, y, startX, startY }) {
    const [dx, dy] = [x - startX, y - startY];
    if (Math.hypot(dx, dy) < SLOP_PIXELS || (this.#state.is === 'waiting' && this.#state.fingers > 1)) {
      return [];
    }
    this.#state = { is: 'drag', id };
    return [
      { gesture: 'drag', phase: 'start', x: startX, y: startY, dx: 0, dy: 0 },
      { gesture: 'drag', phase: 'move', x, y, dx, dy },
    ];
  }

  /** @returns {Gesture[]} */
  #beginPair() {
    if (this.#fingers.size !== 2) {
      return [];
    }
    const [now, before] = [this.#pair(), this.#pairAtStart()];
    const apart = Math.abs(now.spread - before.spread);
    const along = Math.hypot(now.x - before.x, now.y - before.y);
    if (Math.max(apart, along) < SLOP_PIXELS) {
      return [];
    }
    this.#state = { is: apart > along ? 'pinch' : 'scroll', ...before };
    return this.#movePair(this.#state);
  }

  /** @param {State & { is: 'scroll' | 'pinch' }} before @returns {Gesture[]} */
  #movePair(before) {
    const now = this.#pair();
    this.#state = { is: before.is, ...now };
    const [dx, dy] = [now.x - before.x, now.y - before.y];
    return before.is === 'scroll'
      ? [{ gesture: 'scroll', x: now.x, y: now.y, dx, dy }]
      : [{ gesture: 'pinch', x: before.x, y: before.y, ratio: now.spread / before.spread, dx, dy }];
  }

  /** @param {Touch} touch @returns {Gesture[]} */
  #lifted({ id }) {
    const center = this.#pair();
    const finger = this.#fingers.get(id);
    if (!finger || !this.#fingers.delete(id)) {
      return [];
    }
    const state = this.#state;
    switch (state.is) {
      case 'waiting':
        if (this.#fingers.size > 0) {
          return [];
        }
        return [{ gesture: 'tap', fingers: state.fingers, x: center.x, y: center.y }];
      case 'drag':
      case 'hold':
        return state.id === id ? this.#endDrag(state.is, finger) : [];
      case 'scroll':
      case 'pinch':
      case 'spent':
        this.#state = { is: 'spent' };
        return [];
    }
  }

  /** The browser took the finger away: no tap, and nothing stays pressed. @param {Touch} touch @returns {Gesture[]} */
  #cancelled({ id }) {
    const finger = this.#fingers.get(id);
    const state = this.#state;
    this.#fingers.delete(id);
    if (finger && (state.is === 'drag' || state.is === 'hold') && state.id === id) {
      return this.#endDrag(state.is, finger);
    }
    this.#state = { is: 'spent' };
    return [];
  }

  /** @param {'drag' | 'hold'} gesture @param {Finger} finger @returns {Gesture[]} */
  #endDrag(gesture, { x, y }) {
    this.#state = { is: 'spent' };
    return [{ gesture, phase: 'end', x, y, dx: 0, dy: 0 }];
  }

  #pair() {
    return pairOf([...this.#fingers.values()]);
  }

  #pairAtStart() {
    return pairOf([...this.#fingers.values()].map(({ startX, startY }) => ({ x: startX, y: startY })));
  }
}

/** The point between fingers, and how far the first two are apart. @param {{ x: number, y: number }[]} fingers */
function pairOf(fingers) {
  const [first = { x: 0, y: 0 }, second = first] = fingers;
  return {
    x: (first.x + second.x) / 2,
    y: (first.y + second.y) / 2,
    spread: Math.max(1, Math.hypot(first.x - second.x, first.y - second.y)),
  };
}
