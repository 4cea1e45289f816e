import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { utf8 } from '../../src/channel/bytes.js';
import { ClipboardRules, MAX_CLIPBOARD_BYTES } from '../../src/session/clipboard-rules.js';
import { FiguresReader } from '../../src/session/figures.js';
import { Meter, bytesText } from '../../src/session/meter.js';
import { Preferences } from '../../src/session/preferences.js';
import { nextFold } from '../../src/session/toolbar-fold.js';

describe('the meter', () => {
  test('says nothing before it has measured, and then the rate of the last seconds', () => {
    const meter = new Meter();
    assert.equal(meter.bytesPerSecond, undefined);
    meter.sample(0, 1_000);
    meter.sample(500, 2_000);
    assert.equal(meter.bytesPerSecond, undefined);
    meter.sample(1_000, 3_000);
    assert.equal(meter.bytesPerSecond, 2_000);
    for (let second = 2; second < 20; second++) {
      meter.sample(second * 1_000, 3_000);
    }
    assert.equal(meter.bytesPerSecond, 0);
  });

  test('begins anew when the counter does', () => {
    const meter = new Meter();
    meter.sample(0, 1_000_000);
    meter.sample(1_000, 2_000_000);
    meter.sample(2_000, 500);
    assert.equal(meter.bytesPerSecond, undefined);
  });

  test('bytes are told in three digits at most', () => {
    const told = [0, 999, 1_000, 9_949, 14_200, 999_499, 999_500, 1_250_000, 12_000_000_000].map(bytesText);
    assert.deepEqual(told, ['0 B', '999 B', '1.0 KB', '9.9 KB', '14 KB', '999 KB', '1.0 MB', '1.3 MB', '12 GB']);
  });
});

describe('the figures of the host', () => {
  const line = '{"framesPerSecond": 23.5, "encoding": "tight", "widthPixels": 1920, "heightPixels": 1080}\n';

  test('come line by line, however they are cut', () => {
    const reader = new FiguresReader();
    assert.equal(reader.receive(utf8(line.slice(0, 20))), undefined);
    assert.deepEqual(reader.receive(utf8(line.slice(20))), {
      framesPerSecond: 23.5,
      encoding: 'tight',
      widthPixels: 1920,
      heightPixels: 1080,
    });
  });

  test('that are no figures are none', () => {
    const reader = new FiguresReader();
    assert.equal(reader.receive(utf8('nonsense\n[]\n{"encoding": 3}\nnull\n')), undefined);
    assert.equal(reader.receive(utf8(line.replace('23.5', 'null')))?.framesPerSecond, undefined);
    reader.receive(utf8('x'.repeat(10_000)));
    assert.equal(reader.waiting, '');
  });
});

describe('preferences', () => {
  /** @param {Record<string, string>} [items] */
  const storage = (items = {}) => ({
    getItem: (/** @type {string} */ key) => items[key] ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => void (items[key] = value),
  });

  test('are remembered in this browser', () => {
    const kept = storage();
    assert.equal(new Preferences(() => kept).wishes.scale, true);
    new Preferences(() => kept).change({ scale: false, trackpad: true });
    const { wishes } = new Preferences(() => kept);
    assert.deepEqual([wishes.scale, wishes.trackpad, wishes.pinned], [false, true, false]);
  });

  test('hold for the page where the browser denies storage, or holds nonsense', () => {
    const preferences = new Preferences(() => {
      throw new Error('denied');
    });
    assert.equal(preferences.change({ scale: false }).scale, false);
    const odd = storage({ 'latchkey.session': '{"scale": "perhaps", "other": true}' });
    assert.equal(new Preferences(() => odd).wishes.scale, true);
    assert.ok(!('other' in new Preferences(() => odd).wishes));
    assert.equal(new Preferences(() => storage({ 'latchkey.session': 'not JSON' })).wishes.scale, true);
  });
});

describe('the toolbar', () => {
  test('folds with the first use of the picture, and opens by its handle and by the shortcut', () => {
    assert.equal(nextFold('open', 'picture'), 'folded');
    assert.equal(nextFold('folded', 'picture'), 'folded');
    assert.equal(nextFold('folded', 'handle'), 'open');
    assert.equal(nextFold('folded', 'shortcut'), 'open');
    assert.equal(nextFold('open', 'shortcut'), 'open');
    assert.equal(nextFold('open', 'escape'), 'folded');
  });

  test('that was only looked at folds when the pointer leaves, one that was used stays', () => {
    assert.equal(nextFold('folded', 'rested'), 'peeking');
    assert.equal(nextFold('peeking', 'left'), 'folded');
    assert.equal(nextFold(nextFold('peeking', 'entered'), 'left'), 'open');
    assert.equal(nextFold('peeking', 'handle'), 'open', 'the click that follows resting does not fold it again');
  });
});

describe('the clipboard', () => {
  const attended = () => Object.assign(new ClipboardRules(), { attended: true });

  test('of this browser is neither read nor written while the page is in the background', () => {
    const rules = new ClipboardRules();
    assert.equal(rules.fromHere('a secret'), 'unattended');
    assert.equal(rules.fromHost('older'), false);
    assert.equal(rules.fromHost('newest'), false);
    assert.equal(rules.takeWaiting(), undefined);
    rules.attended = true;
    assert.equal(rules.takeWaiting(), 'newest');
    assert.equal(rules.takeWaiting(), undefined);
    assert.equal(rules.fromHost('now'), true);
  });

  test('is not sent back to where it came from, nor twice', () => {
    const rules = attended();
    rules.fromHost('from there');
    assert.equal(rules.fromHere('from there'), 'same');
    assert.equal(rules.fromHere('from here'), 'send');
    assert.equal(rules.fromHere('from here'), 'same');
    assert.equal(rules.fromHere(''), 'same');
  });

  test('holds what was copied here last, when both sides copied while nobody looked', () => {
    const rules = new ClipboardRules();
    rules.fromHost('from there');
    rules.attended = true;
    assert.equal(rules.fromHere('from here'), 'send');
    assert.equal(rules.takeWaiting(), undefined);
  });

  test('has a limit in bytes', () => {
    assert.equal(attended().fromHere('é'.repeat(MAX_CLIPBOARD_BYTES / 2 + 1)), 'too-large');
    assert.equal(attended().fromHere('é'.repeat(MAX_CLIPBOARD_BYTES / 2)), 'send');
  });
});
