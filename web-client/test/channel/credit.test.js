import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ReceiveCredit } from '../../src/channel/credit.js';

const KIB = 1024;
const MOST = 1024 * KIB;
const PIECE = 8 * KIB;

/**
 * A path of a fixed rate and delay, and a host that always has something to send and a heartbeat each second, which goes
 * first: in steps of a millisecond.
 *
 * @param {{bytesPerMilli: number, delayMillis: number, seconds: number}} path
 */
function send({ bytesPerMilli, delayMillis, seconds }) {
  const credit = new ReceiveCredit(MOST);
  let hostMaySend = credit.granted;
  let freeAt = 0;
  let longestEcho = 0;
  let delivered = 0;
  /** @type {number | undefined} */
  let roundTripMillis;
  /** @type {{at: number, bytes: number, sentAt: number}[]} to the browser; no bytes for a heartbeat */
  const way = [];
  /** @type {{at: number, bytes: number}[]} */
  const credits = [];
  for (let now = 0; now < seconds * 1_000; now++) {
    for (let next = credits[0]; next && next.at <= now; next = credits[0]) {
      hostMaySend += next.bytes;
      credits.shift();
    }
    if (now % 1_000 === 0) {
      way.push({ at: Math.max(now, freeAt) + delayMillis, bytes: 0, sentAt: now });
    }
    while (hostMaySend >= PIECE) {
      hostMaySend -= PIECE;
      freeAt = Math.max(now, freeAt) + PIECE / bytesPerMilli;
      way.push({ at: freeAt + delayMillis, bytes: PIECE, sentAt: now });
    }
    for (let next = way[0]; next && next.at <= now; next = way[0]) {
      way.shift();
      if (next.bytes === 0) {
        roundTripMillis = now - next.sentAt + delayMillis;
        longestEcho = Math.max(longestEcho, roundTripMillis);
      } else {
        delivered += next.bytes;
        credit.arrive(next.bytes);
        const given = credit.take(next.bytes, { now, roundTripMillis });
        if (given > 0) {
          credits.push({ at: now + delayMillis, bytes: given });
        }
      }
    }
  }
  return { windowBytes: credit.windowBytes, longestEcho, bytesPerMilli: delivered / (seconds * 1_000) };
}

describe('[A9] what is under way to the browser', () => {
  test('keeps a heartbeat below three seconds at 256 kbit/s, and uses the path', () => {
    const { longestEcho, bytesPerMilli } = send({ bytesPerMilli: 32, delayMillis: 40, seconds: 60 });
    assert.ok(longestEcho < 3_000, `${longestEcho} ms`);
    assert.ok(bytesPerMilli > 0.9 * 32, `${bytesPerMilli} bytes/ms`);
  });

  test('keeps it below five at 100 kbit/s', () => {
    const { longestEcho, windowBytes } = send({ bytesPerMilli: 12, delayMillis: 100, seconds: 120 });
    assert.ok(longestEcho < 5_600, `${longestEcho} ms at first`);
    assert.equal(windowBytes, 32 * KIB);
  });

  test('becomes a megabyte on a fast path, and uses it also when it is long', () => {
    const near = send({ bytesPerMilli: 20_000, delayMillis: 1, seconds: 2 });
    assert.equal(near.windowBytes, MOST);
    const far = send({ bytesPerMilli: 5_000, delayMillis: 60, seconds: 10 });
    assert.equal(far.windowBytes, MOST);
    assert.ok(far.bytesPerMilli > 0.8 * 5_000, `${far.bytesPerMilli} bytes/ms`);
  });

  test('at ten megabit a second is what the path needs and no more', () => {
    const { longestEcho, bytesPerMilli } = send({ bytesPerMilli: 1_250, delayMillis: 30, seconds: 20 });
    assert.ok(bytesPerMilli > 0.9 * 1_250, `${bytesPerMilli} bytes/ms`);
    assert.ok(longestEcho < 600, `${longestEcho} ms`);
  });
});

test('a window that shrinks keeps back what it gave, and never stops for good', () => {
  const credit = new ReceiveCredit(MOST);
  const slow = { now: 1_000, roundTripMillis: 3_000 };
  credit.arrive(64 * KIB);
  assert.equal(credit.take(64 * KIB, slow), 32 * KIB);
  credit.arrive(16 * KIB);
  assert.equal(credit.take(16 * KIB, slow), 16 * KIB);
  assert.equal(credit.granted, 32 * KIB);
  assert.throws(() => credit.arrive(32 * KIB + 1), { id: 'rule-broken' });
});
