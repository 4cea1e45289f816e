import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FAULTS, Fault, isFaultId } from '../src/faults.js';
import { vectors } from './support/vectors.js';

test('the table of faults is that of the vectors', () => {
  /** @type {{id: string, http: number, close: number, sentence: string}[]} */
  const shared = vectors('faults.json').faults;
  const own = Object.entries(FAULTS).map(([id, fault]) => ({ id, ...fault }));
  assert.deepEqual(own, shared);
});

test('a close code leads back to its fault, and any other code is a lost carrier', () => {
  for (const [id, { close }] of Object.entries(FAULTS)) {
    assert.equal(Fault.fromClose(close).id, id);
  }
  assert.equal(Fault.fromClose(1006).id, 'carrier-lost');
});

test('only an id of the table is one', () => {
  assert.ok(isFaultId('integrity'));
  for (const other of ['toString', 'constructor', '', 'Integrity', undefined, 4400]) {
    assert.ok(!isFaultId(other));
  }
});

test('whatever else is thrown is our own mistake', () => {
  assert.equal(Fault.from(new TypeError('x is not a function')).id, 'internal');
  const fault = new Fault('silent');
  assert.equal(Fault.from(fault), fault);
});

test('why there is no screen is said in the words of the host, and nothing else is', () => {
  assert.equal(new Fault('no-display', 'Your desktop runs on Wayland.').sentence, 'Your desktop runs on Wayland.');
  assert.equal(new Fault('no-display').sentence, FAULTS['no-display'].sentence);
  assert.equal(new Fault('unavailable', 'Type your password here.').sentence, FAULTS.unavailable.sentence);
});
