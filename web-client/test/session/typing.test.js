import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { BLANK, HeldKeys, KeySorter, TypedText, symbolsOf } from '../../src/session/typing.js';

/** @param {Partial<import('../../src/session/typing.js').KeyPress>} part */
const press = (part) => ({ key: 'a', code: 'KeyA', isComposing: false, keyCode: 65, ...part });

describe('whose a key is', () => {
  test('ordinary keys are keys', () => {
    const sorter = new KeySorter();
    for (const key of ['a', 'é', 'Enter', 'Shift', 'F5', 'ArrowLeft']) {
      assert.equal(sorter.pressed(press({ key })), 'key');
    }
  });

  test('what an input method has taken is text, and waits until it is chosen', () => {
    const sorter = new KeySorter();
    assert.equal(sorter.pressed(press({ key: 'Process', keyCode: 229 })), 'text');
    assert.equal(sorter.pressed(press({ key: 'Enter', isComposing: true })), 'text');
    assert.equal(sorter.live, false);
  });

  test('an on-screen keyboard names no keys, and its text goes as it grows', () => {
    const sorter = new KeySorter();
    assert.equal(sorter.pressed(press({ key: 'Unidentified', code: '', keyCode: 229 })), 'text');
    assert.equal(sorter.live, true);
  });

  test('after a dead key the next character is text, whatever the browser calls it', () => {
    const sorter = new KeySorter();
    assert.equal(sorter.pressed(press({ key: 'Dead', code: 'Quote' })), 'text');
    assert.equal(sorter.pressed(press({ key: 'Shift', code: 'ShiftLeft' })), 'key');
    assert.equal(sorter.pressed(press({ key: 'E', code: 'KeyE' })), 'text');
    assert.equal(sorter.pressed(press({ key: 'E', code: 'KeyE' })), 'key');
  });

  test('a dead key that is given up leaves the next key alone', () => {
    const sorter = new KeySorter();
    sorter.pressed(press({ key: 'Dead', code: 'Quote' }));
    assert.equal(sorter.pressed(press({ key: 'Escape', code: 'Escape' })), 'key');
    assert.equal(sorter.pressed(press({ key: 'e', code: 'KeyE' })), 'key');
  });
});

describe('what was typed into the field', () => {
  test('text that was put in is typed', () => {
    assert.deepEqual(new TypedText().changed(`${BLANK}é€Жß漢𝄞`), { erased: 0, typed: 'é€Жß漢𝄞' });
  });

  test('a correction erases what is wrong and types the rest again', () => {
    const text = new TypedText();
    text.changed(`${BLANK}teh`);
    assert.deepEqual(text.changed(`${BLANK}the `), { erased: 2, typed: 'he ' });
  });

  test('erasing works before anything was typed, and after the field was blanked', () => {
    const text = new TypedText();
    assert.deepEqual(text.changed(BLANK.slice(1)), { erased: 1, typed: '' });
    text.blanked();
    assert.deepEqual(text.changed(`${BLANK}x`), { erased: 0, typed: 'x' });
  });

  test('each character has one symbol, a line end is Return', () => {
    const unicode = (/** @type {number} */ point) => 0x01000000 | point;
    assert.deepEqual(symbolsOf('a\r\n\t𝄞', unicode), [0x01000061, 0xff0d, 0xff09, 0x0101d11e]);
  });
});

test('keys that are held are told once, and then none is', () => {
  const held = new HeldKeys();
  held.pressed('KeyA');
  held.pressed('KeyA');
  held.pressed('ShiftLeft');
  assert.equal(held.released('KeyB'), false);
  assert.deepEqual(held.takeAll(), ['KeyA', 'ShiftLeft']);
  assert.deepEqual(held.takeAll(), []);
});
