import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MODIFIERS } from '../../src/session/special-keys.js';
import { StickyKeys } from '../../src/session/sticky-keys.js';

test('a sticky key is down until it is pressed again, or until all are let go of', () => {
  /** @type {string[]} */
  const told = [];
  const sticky = new StickyKeys(([, code], down) => told.push(`${code} ${down ? 'down' : 'up'}`));
  const [control, alt] = MODIFIERS.map(([, key]) => key);
  assert.ok(control && alt);
  sticky.toggle(control);
  sticky.toggle(alt);
  sticky.toggle(control);
  sticky.releaseAll();
  sticky.releaseAll();
  assert.deepEqual(told, ['ControlLeft down', 'AltLeft down', 'ControlLeft up', 'AltLeft up']);
  assert.equal(sticky.held.size, 0);
});
