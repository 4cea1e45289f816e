import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Gestures, LONG_PRESS_MILLIS } from '../../src/session/gestures.js';
import { Trackpad, pointing } from '../../src/session/touch-modes.js';

/** @typedef {import('../../src/session/gestures.js').Touch} Touch */

/** @param {[Touch['type'], number, number, number, number?][]} touches type, finger, x, y, at */
function gesturesOf(touches) {
  const gestures = new Gestures();
  return touches.flatMap(([type, id, x, y, at = 0]) => gestures.touched({ type, id, x, y, at }));
}

/** @param {import('../../src/session/gestures.js').Gesture[]} gestures */
const kinds = (gestures) =>
  gestures.map((found) => ('phase' in found ? `${found.gesture} ${found.phase}` : found.gesture));

describe('gestures', () => {
  test('a finger that comes and goes is a tap, also when it trembles', () => {
    assert.deepEqual(
      gesturesOf([
        ['start', 1, 100, 50],
        ['move', 1, 104, 53],
        ['end', 1, 104, 53],
      ]),
      [{ gesture: 'tap', fingers: 1, x: 104, y: 53 }],
    );
  });

  test('two fingers that come and go are one tap of two', () => {
    const [tap] = gesturesOf([
      ['start', 1, 100, 50],
      ['start', 2, 140, 50],
      ['end', 1, 100, 50],
      ['end', 2, 140, 50],
    ]);
    assert.equal(tap?.gesture === 'tap' && tap.fingers, 2);
  });

  test('three fingers that come and go are one tap of three', () => {
    const found = gesturesOf([
      ['start', 1, 100, 50],
      ['start', 2, 140, 50],
      ['start', 3, 180, 50],
      ['end', 2, 140, 50],
      ['end', 3, 180, 50],
      ['end', 1, 100, 50],
    ]);
    assert.deepEqual(
      found.map((tap) => tap.gesture === 'tap' && tap.fingers),
      [3],
    );
  });

  test('a finger that moves drags from where it began', () => {
    const found = gesturesOf([
      ['start', 1, 100, 50],
      ['move', 1, 120, 50],
      ['move', 1, 130, 60],
      ['end', 1, 130, 60],
    ]);
    assert.deepEqual(kinds(found), ['drag start', 'drag move', 'drag move', 'drag end']);
    assert.deepEqual(found[0], { gesture: 'drag', phase: 'start', x: 100, y: 50, dx: 0, dy: 0 });
    assert.deepEqual(found[2], { gesture: 'drag', phase: 'move', x: 130, y: 60, dx: 10, dy: 10 });
  });

  test('a second finger in the middle of a drag changes nothing', () => {
    const found = gesturesOf([
      ['start', 1, 100, 50],
      ['move', 1, 120, 50],
      ['start', 2, 200, 200],
      ['move', 2, 300, 200],
      ['end', 2, 300, 200],
      ['end', 1, 120, 50],
    ]);
    assert.deepEqual(kinds(found), ['drag start', 'drag move', 'drag end']);
  });

  test('a finger that rests holds, and what it does then is a drag of its own', () => {
    const gestures = new Gestures();
    gestures.touched({ type: 'start', id: 1, x: 100, y: 50, at: 1_000 });
    assert.ok(gestures.isResting);
    assert.deepEqual(gestures.passed(1_000 + LONG_PRESS_MILLIS - 1), []);
    assert.deepEqual(kinds(gestures.passed(1_000 + LONG_PRESS_MILLIS)), ['hold start']);
    assert.deepEqual(gestures.passed(9_000), []);
    assert.deepEqual(kinds(gestures.touched({ type: 'move', id: 1, x: 101, y: 50, at: 9_000 })), ['hold move']);
    assert.deepEqual(kinds(gestures.touched({ type: 'end', id: 1, x: 101, y: 50, at: 9_000 })), ['hold end']);
  });

  test('two fingers side by side scroll, by as much as they moved', () => {
    const found = gesturesOf([
      ['start', 1, 100, 100],
      ['start', 2, 200, 100],
      ['move', 1, 100, 130],
      ['move', 2, 200, 130],
      ['move', 1, 90, 130],
      ['move', 2, 190, 130],
    ]);
    assert.ok(found.every(({ gesture }) => gesture === 'scroll'));
    const sum = (/** @type {'dx' | 'dy'} */ axis) =>
      found.reduce((total, scroll) => total + (scroll.gesture === 'scroll' ? scroll[axis] : 0), 0);
    assert.equal(sum('dx'), -10);
    assert.equal(sum('dy'), 30);
  });

  test('two fingers apart pinch around the point between them', () => {
    const found = gesturesOf([
      ['start', 1, 100, 100],
      ['start', 2, 200, 100],
      ['move', 1, 50, 100],
      ['move', 2, 250, 100],
    ]);
    assert.ok(found.every(({ gesture }) => gesture === 'pinch'));
    const ratio = found.reduce((total, pinch) => total * (pinch.gesture === 'pinch' ? pinch.ratio : 1), 1);
    assert.equal(ratio, 2);
  });

  test('after a scroll nothing counts until every finger has left', () => {
    const gestures = new Gestures();
    const touch = (/** @type {Touch['type']} */ type, /** @type {number} */ id, /** @type {number} */ y) =>
      gestures.touched({ type, id, x: 100 * id, y, at: 0 });
    touch('start', 1, 0);
    touch('start', 2, 0);
    touch('move', 1, 40);
    touch('move', 2, 40);
    assert.deepEqual(touch('end', 1, 40), []);
    assert.deepEqual(touch('move', 2, 90), []);
    assert.deepEqual(touch('end', 2, 90), []);
    touch('start', 3, 0);
    assert.deepEqual(kinds(touch('end', 3, 0)), ['tap']);
  });

  test('a finger that the browser takes away lets go and never taps', () => {
    assert.deepEqual(gesturesOf([['start', 1, 5, 5], ['cancel', 1, 5, 5]]), []); // prettier-ignore
    const found = gesturesOf([
      ['start', 1, 5, 5],
      ['move', 1, 50, 5],
      ['cancel', 1, 50, 5],
    ]);
    assert.deepEqual(kinds(found), ['drag start', 'drag move', 'drag end']);
  });
});

describe('what gestures do to the pointer', () => {
  const area = { left: 0, top: 100, right: 400, bottom: 300 };

  test('pointing: a tap clicks where it is, two fingers are the right button, three the middle one', () => {
    const buttons = [1, 2, 3, 4].map((fingers) =>
      pointing({ gesture: 'tap', fingers, x: 7, y: 9 }).map((act) => (act.act === 'press' ? act.button : act.act)),
    );
    assert.deepEqual(buttons, [
      ['move', 'left', 'release'],
      ['move', 'right', 'release'],
      ['move', 'middle', 'release'],
      [],
    ]);
  });

  test('pointing: what is under two fingers goes with them', () => {
    assert.deepEqual(pointing({ gesture: 'scroll', x: 5, y: 6, dx: 3, dy: -20 }), [
      { act: 'wheel', x: 5, y: 6, deltaX: -3, deltaY: 20 },
    ]);
  });

  test('trackpad: a drag moves the pointer from where it was, never out of the picture, and presses nothing', () => {
    const trackpad = new Trackpad();
    const drag = (/** @type {number} */ dx, /** @type {number} */ dy) =>
      trackpad.act({ gesture: 'drag', phase: 'move', x: 0, y: 0, dx, dy }, area);
    const [act] = drag(0, 0);
    assert.deepEqual(act, { act: 'move', x: 200, y: 200 });
    assert.deepEqual(drag(10_000, 10_000), [{ act: 'move', x: 399, y: 299 }]);
    assert.deepEqual(drag(-10_000, -10_000), [{ act: 'move', x: 0, y: 100 }]);
  });

  test('trackpad: a quick finger goes further than a slow one', () => {
    const far = (/** @type {number} */ step) => {
      const trackpad = new Trackpad();
      for (let moved = 0; moved < 48; moved += step) {
        trackpad.act({ gesture: 'drag', phase: 'move', x: 0, y: 0, dx: step, dy: 0 }, area);
      }
      return /** @type {{x: number}} */ (trackpad.pointer).x - 200;
    };
    assert.ok(far(1) < far(16));
  });

  test('trackpad: a tap clicks where the pointer is, not where the finger is; a long press holds the left button', () => {
    const trackpad = new Trackpad();
    const [, press] = trackpad.act({ gesture: 'tap', fingers: 1, x: 3, y: 103 }, area);
    assert.deepEqual(press, { act: 'press', button: 'left', x: 200, y: 200 });
    const held = trackpad.act({ gesture: 'hold', phase: 'start', x: 3, y: 103, dx: 0, dy: 0 }, area);
    assert.deepEqual(held, [{ act: 'press', button: 'left', x: 200, y: 200 }]);
  });
});
