import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { concat, utf8 } from '../../src/channel/bytes.js';
import { session, turn, until } from '../support/session.js';
import { generateKeyPair } from '../../src/channel/x25519.js';

describe('opening a sealed channel', () => {
  test('the browser says hello inside the seal when the host has proved its key', async () => {
    const { host, open } = await session();
    const [channel, hello] = await Promise.all([open(), host.open()]);
    assert.deepEqual(hello, { type: 'hello', language: 'en' });
    assert.equal(channel.signal.aborted, false);
  });

  test('the browser’s hello has exactly the form of the document', async () => {
    const { host, open } = await session();
    void open().catch(() => {});
    host.carrier.send(hostHello([1]));
    const hello = await host.inbox.next();
    assert.deepEqual(hello, concat(utf8('LKC'), Uint8Array.of(1, 1, 1, 0, 1)));
    assert.equal((await host.inbox.next()).length, 48);
  });

  for (const [what, options] of /** @type {const} */ ([
    ['the ticket', { ticket: 'header.payload.forged' }],
    ['the session', { session: '00000000000000000000000000000000' }],
    ['the computer', { computer: '00000000000000000000000000000000' }],
  ])) {
    test(`a gateway that swaps ${what} is caught by the host`, async () => {
      const { host, open, leaving } = await session();
      const opening = open();
      await assert.rejects(host.open(options));
      leaving.abort();
      await assert.rejects(opening, { id: 'signed-off' });
    });
  }

  test('a host that does not have the key is caught by the browser', async () => {
    const { host, open, browser } = await session();
    const { publicKey } = await generateKeyPair();
    const opening = open({ hostKey: publicKey });
    await assert.rejects(host.open());
    host.carrier.send(new Uint8Array(48));
    await assert.rejects(opening, { id: 'handshake-failed' });
    assert.equal(browser.closedWith?.id, 'handshake-failed');
  });

  test('a suite that is unknown is skipped, and none in common is said', async () => {
    const first = await session();
    await Promise.all([first.open(), first.host.open({ suites: [2, 900, 1] })]);
    const second = await session();
    const opening = second.open();
    second.host.carrier.send(hostHello([2, 900]));
    await assert.rejects(opening, { id: 'no-common-suite' });
  });

  test('a gateway that alters the host’s suite list makes the handshake fail', async () => {
    const { host, open, browser, leaving } = await session();
    browser.pass = (message, number) => [number === 0 ? hostHello([900, 1]) : message];
    const opening = open();
    await assert.rejects(host.open());
    leaving.abort();
    await assert.rejects(opening);
  });

  const wrong = /** @type {[string, Uint8Array<ArrayBuffer>][]} */ ([
    ['nothing', new Uint8Array(0)],
    ['only its head', utf8('LKH\u0001')],
    ['another version', hostHello([1], 2)],
    ['another name', concat(utf8('LKC\u0001'), Uint8Array.of(1, 0, 1))],
    ['no suite', hostHello([])],
    ['a suite twice', hostHello([1, 1])],
    ['17 suites', hostHello(Array.from({ length: 17 }, (_, index) => index + 1))],
    ['a byte too much', concat(hostHello([1]), Uint8Array.of(0))],
    ['a byte too little', hostHello([1, 2]).slice(0, -1)],
  ]);
  for (const [what, message] of wrong) {
    test(`a first message with ${what} is refused`, async () => {
      const { host, open } = await session();
      const opening = open();
      host.carrier.send(message);
      await assert.rejects(opening, { id: 'handshake-failed' });
    });
  }

  test('message 2 with one byte more or less is refused', async () => {
    for (const length of [0, 47, 49]) {
      const { host, open, browser } = await session();
      browser.pass = (message, number) => [
        number === 1 ? concat(message, new Uint8Array(1)).slice(0, length) : message,
      ];
      const opening = open();
      host.open().catch(() => {});
      await assert.rejects(opening, { id: 'handshake-failed' });
    }
  });

  test('messages that come before their time are refused, however many', async () => {
    const { host, open } = await session();
    const opening = open();
    for (let n = 0; n < 100; n++) {
      host.carrier.send(new Uint8Array(48));
    }
    await assert.rejects(opening, { id: 'handshake-failed' });
  });

  test('a handshake that does not end in ten seconds is given up', async () => {
    const { host, open, time, browser } = await session();
    const opening = open();
    host.carrier.send(hostHello([1]));
    await until(() => host.inbox.waiting.length === 2);
    time.pass(9_999);
    await turn();
    assert.equal(browser.closedWith?.id, undefined);
    time.pass(1);
    await assert.rejects(opening, { id: 'timed-out' });
    assert.equal(browser.closedWith?.id, 'timed-out');
  });

  test('a carrier that is lost on the way, or a person who leaves, ends it', async () => {
    const lost = await session();
    const opening = lost.open();
    lost.hostEnd.close(/** @type {any} */ ({ id: 'carrier-lost', closeCode: 4423 }));
    await assert.rejects(opening);
    const left = await session();
    left.leaving.abort();
    await assert.rejects(left.open(), { id: 'signed-off' });
    assert.equal(left.browser.closedWith?.id, 'signed-off');
  });
});

/** @param {number[]} suites @param {number} [version] */
function hostHello(suites, version = 1) {
  const list = suites.flatMap((suite) => [suite >> 8, suite & 255]);
  return concat(utf8('LKH'), Uint8Array.of(version, suites.length, ...list));
}
