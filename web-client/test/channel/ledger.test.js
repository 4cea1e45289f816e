import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ReceivedFrames, SentFrames } from '../../src/channel/ledger.js';

const KIB = 1024;

describe('[A9] the frames that were sent', () => {
  test('are kept in order until the other side states that they arrived', () => {
    const sent = new SentFrames();
    for (let n = 0; n < 5; n++) {
      sent.keep(Uint8Array.of(n));
    }
    sent.stated(2);
    sent.stated(2);
    assert.deepEqual(
      sent.kept.map(([n]) => n),
      [2, 3, 4],
    );
    sent.stated(5);
    assert.deepEqual(sent.kept, []);
    assert.equal(sent.keptBytes, 0);
  });

  test('fewer stated than before, or more than were sent, breaks a rule', () => {
    const sent = new SentFrames();
    sent.keep(Uint8Array.of(1));
    sent.keep(Uint8Array.of(2));
    assert.throws(() => sent.stated(3), { id: 'rule-broken' });
    sent.stated(1);
    assert.throws(() => sent.stated(0), { id: 'rule-broken' });
  });

  test('are full at 4 MiB, of many small frames as well as of a few large ones', () => {
    const large = new SentFrames();
    for (let n = 0; n < 64; n++) {
      assert.equal(large.full, false);
      large.keep(new Uint8Array(64 * KIB));
    }
    assert.equal(large.full, true);
    large.stated(1);
    assert.equal(large.full, false);
    const small = new SentFrames();
    while (!small.full) {
      small.keep(new Uint8Array(4));
    }
    assert.ok(small.count < 64 * KIB, 'keeping a small frame costs more than its bytes');
  });
});

describe('[A9] the frames that arrived', () => {
  test('are stated at once after 128 KiB, or 256 frames', () => {
    const bytes = new ReceivedFrames();
    bytes.arrived(128 * KIB - 1);
    assert.equal(bytes.due, false);
    bytes.arrived(1);
    assert.equal(bytes.due, true);
    assert.equal(bytes.state(), 2);
    assert.equal(bytes.due, false);

    const frames = new ReceivedFrames();
    for (let n = 0; n < 255; n++) {
      frames.arrived(4);
    }
    assert.equal(frames.due, false);
    frames.arrived(4);
    assert.equal(frames.due, true);
  });

  test('are fresh until they are stated', () => {
    const received = new ReceivedFrames();
    assert.equal(received.fresh, false);
    received.arrived(4);
    assert.equal(received.fresh, true);
    assert.equal(received.state(), 1);
    assert.equal(received.fresh, false);
  });
});
