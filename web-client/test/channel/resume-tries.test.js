import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ResumeTries, canBeResumed } from '../../src/channel/resume-tries.js';
import { Fault } from '../../src/faults.js';

const LOST = new Fault('carrier-lost');

describe('[A9] tries to resume', () => {
  test('come after 1, 2, 3, 3 … seconds, or down to half of it by chance', () => {
    const tries = new ResumeTries(0);
    assert.deepEqual(
      [1, 1, 1, 1, 0, 0.5].map((chance) => tries.after(LOST, 0, chance)),
      [1_000, 2_000, 3_000, 3_000, 1_500, 2_250],
    );
  });

  test('go on until a minute after the last record, and one is made however long ago that was', () => {
    assert.notEqual(new ResumeTries(5).after(LOST, 60_004, 1), undefined);
    assert.equal(new ResumeTries(5).after(LOST, 60_005, 1), undefined);
  });

  for (const id of /** @type {const} */ (['unavailable', 'host-offline', 'timed-out'])) {
    test(`go on for two minutes when one of them found ${id}`, () => {
      const tries = new ResumeTries(0);
      tries.after(new Fault(id), 100, 1);
      assert.notEqual(tries.after(LOST, 119_999, 1), undefined);
      assert.equal(tries.after(LOST, 120_000, 1), undefined);
    });
  }

  test('go on when the host refused one, because a gateway may have altered it', () => {
    assert.notEqual(new ResumeTries(0).after(new Fault('resume-refused'), 0, 1), undefined);
  });

  for (const id of /** @type {const} */ (['unauthenticated', 'session-over', 'integrity'])) {
    test(`end with ${id}`, () => {
      assert.equal(new ResumeTries(0).after(new Fault(id), 0, 1), undefined);
      assert.equal(canBeResumed(new Fault(id)), false);
    });
  }
});
