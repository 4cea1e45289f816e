import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { chooseSuite, suitesWithout } from '../../src/channel/suites.js';
import { Fault } from '../../src/faults.js';
import { Preferences } from '../../src/session/preferences.js';
import { runSession } from '../../src/session/run-session.js';

/** @param {string} item */
const stored = (item) => ({ getItem: () => item, setItem: () => {} });

/** @param {string} item */
const struckBy = (item) => new Preferences(() => stored(item)).wishes.struckSuites;

describe('suites that are struck in this browser (A8)', () => {
  after(() => {
    Reflect.deleteProperty(globalThis, 'localStorage');
  });

  test('are left out, whether this browser knows them or not', () => {
    assert.deepEqual(suitesWithout([]), [1]);
    assert.deepEqual(suitesWithout([2, 900, -1, 70_000]), [1]);
    assert.throws(() => suitesWithout([1]), { id: 'no-common-suite' });
    assert.throws(() => suitesWithout([2, 1]), { id: 'no-common-suite' });
  });

  test('are remembered beside the other wishes, and a list that cannot be read strikes all', () => {
    assert.deepEqual(struckBy('{"scale": false}'), []);
    assert.deepEqual(struckBy('{"struckSuites": [2, 900]}'), [2, 900]);
    for (const unreadable of ['"1"', '1', 'true', 'null', '{}', '["1"]', '[1.5]', '[[1]]', '[null]']) {
      const struck = struckBy(`{"struckSuites": ${unreadable}}`);
      assert.throws(() => suitesWithout(struck), { id: 'no-common-suite' }, unreadable);
    }
  });

  test('the first of the host’s list that the browser offers and knows is used', () => {
    assert.equal(chooseSuite([2, 900, 1], [1, 2]), 1);
    assert.equal(chooseSuite([1, 2], [2, 900, 1]), 1);
    assert.throws(() => chooseSuite([2, 900], [1, 2, 900]), { id: 'no-common-suite' });
    assert.throws(() => chooseSuite([1], [2]), { id: 'no-common-suite' });
  });

  test('all of them: the person hears why, and the gateway is not asked for a session', async () => {
    const localStorage = stored('{"struckSuites": [1]}');
    Object.defineProperty(globalThis, 'localStorage', { value: localStorage, configurable: true });
    /** @type {string[]} */
    const ends = [];
    const computer = { id: 'c', name: 'workshop', host: {} };
    await runSession(
      /** @type {any} */ ({
        api: {
          computers: async () => [computer],
          openSession: () => assert.fail('a session was asked for'),
        },
        hosts: { recall: async () => ({ state: 'known', name: 'workshop', fingerprint: 'f' }) },
        computerId: 'c',
        person: { nameIs() {}, waiting() {}, ended: (/** @type {string} */ sentence) => void ends.push(sentence) },
        signal: new AbortController().signal,
      }),
    );
    assert.deepEqual(ends, [new Fault('no-common-suite').sentence]);
  });
});
