import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { concat, fromBase64Url, fromHex, toBase64Url, toHex, utf8 } from '../../src/channel/bytes.js';
import { readControl, writeControl } from '../../src/channel/control-messages.js';
import { readFrame, writeFrame } from '../../src/channel/frame.js';
import { readSuites, writeSuites } from '../../src/channel/suites.js';
import { Fault } from '../../src/faults.js';
import { Random } from '../support/random.js';
import { signedIn, turn } from '../support/session.js';
import { bytes, vectors } from '../support/vectors.js';

/** LATCHKEY_FUZZ_SEED repeats a run; LATCHKEY_FUZZ_ROUNDS lengthens it. */
const SEED = Number(process.env.LATCHKEY_FUZZ_SEED ?? 20261121);
const ROUNDS = Number(process.env.LATCHKEY_FUZZ_ROUNDS ?? 20_000);

const { frames, refusedFrames } = vectors('sealed-channel.json');
/** @type {Uint8Array<ArrayBuffer>[]} */
const frameSeeds = [...frames.map((/** @type {any} */ vector) => vector.bytes), ...refusedFrames].map(bytes);
const controlSeeds = [
  { type: 'welcome', computer: 'den', version: '1', session: '0'.repeat(32) },
  { type: 'prompt', id: 1, kind: 'choice', label: 'Method', choices: ['a'], detail: 'd' },
  { type: 'sign-in-failed', fault: 'os-sign-in-failed', triesLeft: 2 },
  { type: 'signed-in', osUser: 'ada', modules: ['screen'] },
  { type: 'heartbeat', n: 1, echo: 0 },
  { type: 'end', fault: 'signed-off', detail: '' },
  { type: 'unsupported', of: 'x' },
].map((message) => utf8(JSON.stringify(message)));

/**
 * What a parser makes of bytes: a value, or the fault that it may throw. Anything else thrown fails the test.
 *
 * @template T
 * @param {() => T} parse
 * @param {string} fault
 * @param {Uint8Array} input
 */
function attempt(parse, fault, input) {
  try {
    return parse();
  } catch (thrown) {
    assert.ok(thrown instanceof Fault && thrown.id === fault, `seed ${SEED}, ${toHex(input)}: ${String(thrown)}`);
    return undefined;
  }
}

describe('whatever bytes come', () => {
  test('a frame is read or breaks a rule, and is written again as it came', () => {
    const random = new Random(SEED);
    let accepted = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const input = random.mutated(random.of(frameSeeds));
      const frame = attempt(() => readFrame(input), 'rule-broken', input);
      if (frame) {
        accepted++;
        const again = writeFrame(frame);
        if (frame.kind === 'data' || frame.kind === 'credit' || frame.kind === 'accepted') {
          assert.deepEqual(again, input);
        }
        assert.deepEqual(readFrame(again), frame);
      }
    }
    assert.ok(accepted > ROUNDS / 50, `only ${accepted} were accepted: the seeds have gone stale`);
  });

  test('a control message is read or breaks a rule', () => {
    const random = new Random(SEED + 1);
    let accepted = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const input = random.mutated(random.of(controlSeeds));
      const message = attempt(() => readControl(input), 'rule-broken', input);
      accepted += message ? 1 : 0;
      if (message?.type === 'heartbeat' || message?.type === 'end') {
        assert.deepEqual(readControl(writeControl(message)), message);
      }
    }
    assert.ok(accepted > ROUNDS / 50, `only ${accepted} were accepted: the seeds have gone stale`);
  });

  test('a suite list is read or refused, and is written again as it came', () => {
    const random = new Random(SEED + 2);
    const seeds = [writeSuites([1]), writeSuites([2, 1, 700]), writeSuites([5, 4, 3, 2, 1])];
    for (let round = 0; round < ROUNDS / 4; round++) {
      const input = random.mutated(random.of(seeds));
      const suites = attempt(() => readSuites(input), 'handshake-failed', input);
      if (suites) {
        assert.deepEqual(writeSuites(suites), input);
      }
    }
  });

  test('hexadecimal and base64url are read in one form only', () => {
    const random = new Random(SEED + 3);
    for (let round = 0; round < ROUNDS / 4; round++) {
      const length = random.below(40);
      const value = random.bytes(length);
      for (const [read, write] of /** @type {const} */ ([
        [fromHex, toHex],
        [fromBase64Url, toBase64Url],
      ])) {
        assert.deepEqual(read(write(value), length), value);
        const text = String.fromCharCode(...random.mutated(utf8(write(value))));
        const other = attempt(() => read(text, length), 'malformed', utf8(text));
        if (other) {
          assert.equal(write(other), text);
        }
      }
    }
  });
});

test('whatever a host sends inside the seal, a session goes on or ends with a broken rule', async () => {
  const random = new Random(SEED + 4);
  for (let round = 0; round < 60; round++) {
    const { host, channel } = await signedIn(['echo']);
    for (let streams = 0; streams < 3; streams++) {
      channel.openStream('echo', { receive() {} });
    }
    for (let n = 0; n < 12 && !channel.signal.aborted; n++) {
      await host.sendPlaintext(random.below(4) === 0 ? random.mutated(random.of(frameSeeds)) : plausible(random));
      await turn();
    }
    await channel.channel?.reader.drained;
    const { reason } = channel.signal;
    if (channel.signal.aborted) {
      assert.ok(
        reason instanceof Fault && reason.id === 'rule-broken',
        `seed ${SEED}, round ${round}: ${String(reason)}`,
      );
    }
    assert.ok([...channel.streams.open.values()].every(({ sendCredit }) => sendCredit.bytes <= 16 * 1024 * 1024));
    channel.end();
  }
});

/** A frame of the right form, for one of the streams that are open. @param {Random} random */
function plausible(random) {
  const stream = 1 + random.below(3);
  const reason = random.below(2) === 0 ? undefined : { fault: 'internal', detail: '' };
  return writeFrame(
    random.of([
      { kind: 'accepted', stream, credit: random.below(100) },
      { kind: 'refused', stream, reason: { fault: 'internal', detail: '' } },
      { kind: 'data', stream, data: concat(random.bytes(1 + random.below(30))) },
      { kind: 'credit', stream, bytes: 1 + random.below(1000) },
      { kind: 'close', stream, reason },
    ]),
  );
}
