import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { WHOLE, following, pinched } from '../../src/session/zoom.js';

const FRAME = { width: 400, height: 300 };

describe('zoom', () => {
  test('what is between the fingers stays between them', () => {
    const zoom = pinched(WHOLE, FRAME, { x: 100, y: 200, ratio: 2, dx: 0, dy: 0 });
    assert.deepEqual(zoom, { factor: 2, x: 100, y: 200 });
    assert.deepEqual(pinched(zoom, FRAME, { x: 100, y: 200, ratio: 1, dx: 30, dy: -10 }), { factor: 2, x: 70, y: 210 });
  });

  test('the picture never gets smaller than the frame, nor leaves it', () => {
    const zoom = pinched(WHOLE, FRAME, { x: 0, y: 0, ratio: 3, dx: 0, dy: 0 });
    assert.deepEqual(pinched(zoom, FRAME, { x: 400, y: 300, ratio: 0.1, dx: 0, dy: 0 }), WHOLE);
    const far = pinched(zoom, FRAME, { x: 0, y: 0, ratio: 1, dx: -9_999, dy: -9_999 });
    assert.deepEqual(far, { factor: 3, x: 800, y: 600 });
    assert.equal(pinched(zoom, FRAME, { x: 0, y: 0, ratio: 99, dx: 0, dy: 0 }).factor, 8);
  });

  test('the picture follows a pointer that comes near its edge, and no further than it goes', () => {
    const zoom = { factor: 2, x: 100, y: 100 };
    assert.deepEqual(following(zoom, FRAME, { x: 200, y: 150 }), zoom);
    assert.ok(following(zoom, FRAME, { x: 399, y: 150 }).x > 100);
    assert.ok(following(zoom, FRAME, { x: 200, y: 1 }).y < 100);
    assert.deepEqual(following(WHOLE, FRAME, { x: 399, y: 299 }), WHOLE);
  });
});
