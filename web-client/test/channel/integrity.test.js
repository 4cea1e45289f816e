import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { concat } from '../../src/channel/bytes.js';
import { CONTROL } from '../../src/channel/frame.js';
import { Fault } from '../../src/faults.js';
import { signedIn, until } from '../support/session.js';

/** What a dishonest relay does with records a, b and c on their way to the browser. @type {Record<string, (a: any, b: any, c: any) => any[]>} */
const ATTACKS = {
  'alters the first byte': (a, b, c) => [flip(a, 0), b, c],
  'alters the last byte': (a, b, c) => [a, flip(b, b.length - 1), c],
  'cuts a byte off': (a, b, c) => [a, b.slice(0, -1), c],
  'cuts all but 15 bytes off': (a, b, c) => [a, b.slice(0, 15), c],
  'adds a byte': (a, b, c) => [a, concat(b, Uint8Array.of(0)), c],
  'leaves one out': (a, _b, c) => [a, c],
  'sends one twice': (a, b, c) => [a, b, b, c],
  'swaps two': (a, b, c) => [b, a, c],
  'joins two': (a, b, c) => [concat(a, b), c],
  'sends one of its own': (a, b, c) => [a, new Uint8Array(40), b, c],
};

describe('a relay that', () => {
  for (const [what, attack] of Object.entries(ATTACKS)) {
    test(`${what} is caught, and nothing after it is looked at`, async () => {
      const { channel, host, browser, hostEnd, heard } = await signedIn();
      const before = hostEnd.arrived;
      /** @type {any[]} */
      const records = [];
      browser.pass = (message) => {
        records.push(message);
        return records.length === 3 ? attack(records[0], records[1], records[2]) : [];
      };
      for (let id = 1; id <= 3; id++) {
        await host.say({ type: 'prompt', id, kind: 'text', label: `prompt ${id}` });
      }
      const fault = await channel.ended;
      assert.equal(fault.id, 'integrity');
      assert.ok(heard.filter(({ type }) => type === 'prompt').length < 3);
      const { type, fault: told } = await host.control();
      assert.deepEqual([type, told], ['end', 'integrity'], 'the host learns it inside the seal');
      await until(() => browser.closedWith?.id === 'integrity');
      assert.equal(hostEnd.arrived, before + 1, 'and nothing else is sent');
      assert.throws(() => channel.openStream('echo', { receive() {} }), { id: 'integrity' });
    });
  }

  test('sends an empty message or one that is too long ends the session', async () => {
    for (const [length, id] of /** @type {const} */ ([
      [0, 'integrity'],
      [65_536, 'too-large'],
    ])) {
      const { channel, browser } = await signedIn();
      browser.deliver(new Uint8Array(length));
      assert.equal((await channel.ended).id, id);
    }
  });

  test('holds everything back for a while does no harm', async () => {
    const { host, browser, heard } = await signedIn();
    /** @type {any[]} */
    const held = [];
    browser.pass = (message) => {
      held.push(message);
      return [];
    };
    for (let id = 1; id <= 50; id++) {
      await host.say({ type: 'prompt', id, kind: 'text', label: 'again' });
    }
    held.forEach((record) => browser.deliver(record));
    await until(() => heard.filter(({ type }) => type === 'prompt').length === 50);
    assert.deepEqual(
      heard.filter(({ type }) => type === 'prompt').map(({ id }) => id),
      Array.from({ length: 50 }, (_, index) => index + 1),
    );
  });

  test('cuts the line is a lost carrier, and what came before the cut still counts', async () => {
    const { channel, host, hostEnd, heard } = await signedIn();
    await host.say({ type: 'prompt', id: 1, kind: 'text', label: 'last' });
    hostEnd.close(new Fault('carrier-lost'));
    assert.equal((await channel.ended).id, 'carrier-lost');
    assert.equal(heard.at(-1).label, 'last');
  });

  test('cuts the line just after the host’s sealed end does not change how it ended', async () => {
    const { channel, host, hostEnd } = await signedIn();
    await host.say({ type: 'end', fault: 'worker-ended', detail: 'signal 9' });
    hostEnd.close(new Fault('carrier-lost'));
    const fault = await channel.ended;
    assert.deepEqual([fault.id, fault.detail], ['worker-ended', 'signal 9']);
  });
});

test('a plaintext that is shorter than a frame breaks a rule', async () => {
  for (const length of [0, 1, 2]) {
    const { channel, host } = await signedIn();
    await host.sendPlaintext(new Uint8Array(length));
    assert.equal((await channel.ended).id, 'rule-broken');
    const end = await host.control();
    assert.equal(end.type, 'end');
    assert.equal(end.fault, 'rule-broken');
  }
});

test('thousands of records keep their order through many keys', async () => {
  const { session } = await import('../support/session.js');
  const { host, open, heard } = await session();
  const options = { recordsPerKey: 16 };
  await Promise.all([open(options), host.open(options)]);
  await host.say({ type: 'welcome', computer: 'den', version: '1', session: 'f0e0d0c0b0a090807060504030201000' });
  for (let id = 0; id < 1_000; id++) {
    await host.send({ kind: 'data', stream: CONTROL, data: new TextEncoder().encode(prompt(id)) });
  }
  await until(() => heard.length === 1_001);
  assert.ok(heard.slice(1).every(({ id }, index) => id === index));
});

/** @param {number} id */
const prompt = (id) => JSON.stringify({ type: 'prompt', id, kind: 'text', label: 'x'.repeat(id) });

/** @param {Uint8Array} bytes @param {number} at */
function flip(bytes, at) {
  const copy = bytes.slice();
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}
