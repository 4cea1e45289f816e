import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { concat } from '../../src/channel/bytes.js';
import { MAX_CREDIT, MAX_DATA_BYTES } from '../../src/channel/frame.js';
import { Fault } from '../../src/faults.js';
import { signedIn, turn, until } from '../support/session.js';

/** @typedef {import('../../src/channel/frame.js').Frame} Frame */

const KIB = 1024;

/** A reader that keeps what comes. */
function collector() {
  const reader = {
    /** @type {Uint8Array[]} */
    pieces: [],
    hostEnded: false,
    /** @param {Uint8Array} bytes */
    receive(bytes) {
      reader.pieces.push(bytes.slice());
    },
    ended() {
      reader.hostEnded = true;
    },
    get bytes() {
      return concat(...reader.pieces);
    },
  };
  return reader;
}

/** A session with one stream, accepted. @param {{credit?: number, module?: string, reader?: any}} [options] */
async function withStream({ credit = 64 * KIB, module = 'echo', reader = collector() } = {}) {
  const parts = await signedIn();
  const stream = parts.channel.openStream(module, reader);
  const open = await parts.host.frame();
  await parts.host.send({ kind: 'accepted', stream: 1, credit });
  await stream.opened;
  return { ...parts, stream, open, reader };
}

describe('opening a stream', () => {
  test('asks for the module with the window of the document', async () => {
    const echo = await withStream();
    assert.deepEqual(echo.open, { kind: 'open', stream: 1, credit: 64 * KIB, module: 'echo', options: undefined });
    const screen = await withStream({ module: 'screen' });
    assert.deepEqual(screen.open, {
      kind: 'open',
      stream: 1,
      credit: 64 * KIB,
      module: 'screen',
      options: undefined,
    });
  });

  test('that the host refuses says why, and the id is spent', async () => {
    const { channel, host } = await signedIn();
    const stream = channel.openStream('echo', collector(), { size: 3 });
    assert.deepEqual((await host.frame()).kind, 'open');
    await host.send({ kind: 'refused', stream: 1, reason: { fault: 'no-display', detail: 'none' } });
    await assert.rejects(stream.opened, { id: 'no-display', detail: 'none' });
    assert.equal((await stream.closed)?.id, 'no-display');
    channel.openStream('echo', collector());
    assert.equal((await host.frame()).stream, 2);
  });

  test('of a module that was not announced is refused without asking', async () => {
    const { channel } = await signedIn(['screen']);
    assert.throws(() => channel.openStream('echo', collector()), { id: 'module-refused' });
  });

  test('is possible 64 times at once', async () => {
    const { channel } = await signedIn();
    for (let n = 0; n < 64; n++) {
      channel.openStream('echo', collector());
    }
    assert.throws(() => channel.openStream('echo', collector()), { id: 'too-many' });
  });

  test('and giving it up before the answer waits for the answer', async () => {
    const { channel, host } = await signedIn();
    const stream = channel.openStream('echo', collector());
    stream.abort(new Fault('signed-off'));
    assert.equal((await host.frame()).kind, 'open');
    await host.send({ kind: 'accepted', stream: 1, credit: 5 });
    assert.deepEqual(await host.frame(), {
      kind: 'close',
      stream: 1,
      reason: { fault: 'signed-off', detail: '' },
    });
  });
});

describe('sending', () => {
  test('never exceeds the credit, and goes on when more comes', async () => {
    const { stream, host } = await withStream({ credit: 10 });
    let written = false;
    const writing = stream.write(new Uint8Array(25).map((_, index) => index)).then(() => (written = true));
    assert.deepEqual(dataOf(await host.frame()).length, 10);
    await turn();
    assert.equal(written, false);
    await host.send({ kind: 'credit', stream: 1, bytes: 14 });
    assert.deepEqual(dataOf(await host.frame()).length, 14);
    await host.send({ kind: 'credit', stream: 1, bytes: 100 });
    assert.deepEqual(dataOf(await host.frame()), Uint8Array.of(24));
    await writing;
  });

  test('gathers small writes of one turn into one record', async () => {
    const { stream, host } = await withStream();
    const writes = [1, 2, 3].map((byte) => stream.write(Uint8Array.of(byte)));
    assert.deepEqual(dataOf(await host.frame()), Uint8Array.of(1, 2, 3));
    await Promise.all(writes);
  });

  test('cuts what is long into records, and control overtakes it', async () => {
    const { stream, host, channel, browser } = await withStream({ credit: MAX_CREDIT });
    browser.waitingBytes = 1024 * KIB;
    const writing = stream.write(new Uint8Array(100 * KIB));
    await host.say({ type: 'prompt', id: 7, kind: 'notice', label: 'x' });
    await until(() => channel.conversation.asked === 7);
    channel.answer(7, 'yes');
    browser.waitingBytes = 0;
    assert.deepEqual(await host.control(), { type: 'answer', id: 7, value: 'yes' });
    const lengths = [];
    for (let n = 0; n < 7; n++) {
      lengths.push(dataOf(await host.frame()).length);
    }
    assert.deepEqual(lengths, [...Array.from({ length: 6 }, () => 16 * KIB), 4 * KIB]);
    await writing;
  });

  test('takes streams in turn, and screen before them', async () => {
    const { channel, host } = await signedIn(['echo', 'screen']);
    for (const module of ['echo', 'echo', 'screen']) {
      channel.openStream(module, collector());
    }
    /** @type {Frame[]} */
    const opens = [];
    for (let n = 0; n < 3; n++) {
      opens.push(await host.frame());
    }
    for (const { stream } of opens) {
      await host.send({ kind: 'accepted', stream, credit: MAX_CREDIT });
    }
    const streams = [1, 2, 3].map((id) => channel.streams.open.get(id));
    await Promise.all(streams.map((stream) => stream?.opened));
    streams.forEach((stream) => void stream?.write(new Uint8Array(40 * KIB)));
    const order = [];
    for (let n = 0; n < 7; n++) {
      order.push((await host.frame()).stream);
    }
    assert.deepEqual(order, [3, 1, 2, 1, 2, 1, 2]);
  });

  test('waits while the carrier is full', async () => {
    const { stream, host, browser, hostEnd } = await withStream({ credit: MAX_CREDIT });
    browser.waitingBytes = 1024 * KIB;
    const writing = stream.write(new Uint8Array(8));
    const before = hostEnd.arrived;
    for (let n = 0; n < 20; n++) {
      await turn();
    }
    assert.equal(hostEnd.arrived, before);
    browser.waitingBytes = 0;
    assert.equal(dataOf(await host.frame()).length, 8);
    await writing;
  });
});

describe('receiving', () => {
  test('gives credit back in halves of the window, when the bytes were taken', async () => {
    /** @type {((value?: unknown) => void)[]} */
    const taken = [];
    const reader = { receive: () => new Promise((done) => taken.push(done)) };
    const { host, channel } = await withStream({ reader });
    for (let n = 0; n < 4; n++) {
      await host.send({ kind: 'data', stream: 1, data: new Uint8Array(16 * KIB - 40) });
    }
    await host.send({ kind: 'data', stream: 1, data: new Uint8Array(160) });
    for (let n = 1; n <= 3; n++) {
      await until(() => taken.length === n);
      taken[n - 1]?.();
    }
    const credit = await host.frame();
    assert.deepEqual(credit, { kind: 'credit', stream: 1, bytes: 3 * (16 * KIB - 40) });
    assert.equal(channel.signal.aborted, false);
  });

  test('keeps the order, one piece at a time', async () => {
    const reader = collector();
    let busy = false;
    const slow = {
      /** @param {Uint8Array} bytes */
      async receive(bytes) {
        assert.equal(busy, false);
        busy = true;
        await turn();
        busy = false;
        reader.receive(bytes);
      },
    };
    const { host } = await withStream({ reader: slow });
    for (let n = 0; n < 50; n++) {
      await host.send({ kind: 'data', stream: 1, data: Uint8Array.of(n) });
    }
    await until(() => reader.pieces.length === 50);
    assert.deepEqual(
      reader.bytes,
      Uint8Array.from({ length: 50 }, (_, index) => index),
    );
  });

  test('by a reader that fails ends the stream with a fault, not the session', async () => {
    const reader = {
      receive() {
        throw new TypeError('broken reader');
      },
    };
    const { host, stream, channel } = await withStream({ reader });
    await host.send({ kind: 'data', stream: 1, data: Uint8Array.of(1) });
    const close = await host.frame();
    assert.ok(close.kind === 'close' && close.reason?.fault === 'internal');
    assert.equal((await stream.closed)?.id, 'internal');
    await host.send({ kind: 'data', stream: 1, data: Uint8Array.of(2) });
    await host.send({ kind: 'credit', stream: 1, bytes: 3 });
    await host.send({ kind: 'close', stream: 1, reason: undefined });
    await host.say({ type: 'prompt', id: 1, kind: 'text', label: 'still here' });
    await until(() => channel.conversation.asked === 1);
  });
});

describe('the end of a stream', () => {
  test('is clean when both directions have ended, and everything was delivered', async () => {
    const { stream, host, reader } = await withStream();
    await stream.write(Uint8Array.of(1));
    stream.end();
    assert.deepEqual(dataOf(await host.frame()), Uint8Array.of(1));
    assert.deepEqual(await host.frame(), { kind: 'close', stream: 1, reason: undefined });
    await host.send({ kind: 'data', stream: 1, data: Uint8Array.of(2) });
    await host.send({ kind: 'close', stream: 1, reason: undefined });
    assert.equal(await stream.closed, undefined);
    assert.equal(reader.hostEnded, true);
    assert.deepEqual(reader.bytes, Uint8Array.of(2));
    await assert.rejects(stream.write(Uint8Array.of(3)), { id: 'conflict' });
  });

  test('comes after what waits for credit', async () => {
    const { stream, host } = await withStream({ credit: 1 });
    const writing = stream.write(Uint8Array.of(1, 2));
    stream.end();
    assert.deepEqual(dataOf(await host.frame()), Uint8Array.of(1));
    await host.send({ kind: 'credit', stream: 1, bytes: 1 });
    assert.deepEqual(dataOf(await host.frame()), Uint8Array.of(2));
    assert.equal((await host.frame()).kind, 'close');
    await writing;
  });

  test('with a fault of the host is answered, and what waited is dropped', async () => {
    const { stream, host } = await withStream({ credit: 0 });
    const writing = stream.write(Uint8Array.of(1));
    await host.send({ kind: 'close', stream: 1, reason: { fault: 'worker-ended', detail: '' } });
    await assert.rejects(writing, { id: 'worker-ended' });
    assert.deepEqual(await host.frame(), { kind: 'close', stream: 1, reason: undefined });
    assert.equal((await stream.closed)?.id, 'worker-ended');
  });

  test('with a fault of the host is not answered by a side that had ended', async () => {
    const { stream, host, channel } = await withStream();
    stream.end();
    assert.equal((await host.frame()).kind, 'close');
    await host.send({ kind: 'close', stream: 1, reason: { fault: 'worker-ended', detail: '' } });
    assert.equal((await stream.closed)?.id, 'worker-ended');
    channel.openStream('echo', collector());
    assert.equal((await host.frame()).kind, 'open');
  });

  test('may cross credit and closes', async () => {
    const { stream, host, channel } = await withStream();
    stream.end();
    await host.send({ kind: 'close', stream: 1, reason: undefined });
    await stream.closed;
    await host.send({ kind: 'credit', stream: 1, bytes: 5 });
    await host.send({ kind: 'close', stream: 1, reason: { fault: 'internal', detail: '' } });
    await host.say({ type: 'prompt', id: 1, kind: 'text', label: 'still here' });
    await until(() => channel.conversation.asked === 1);
  });

  test('of the session rejects what waits', async () => {
    const { stream, host, channel } = await withStream({ credit: 0 });
    const writing = stream.write(Uint8Array.of(1));
    await host.say({ type: 'end', fault: 'signed-off', detail: '' });
    await assert.rejects(writing, { id: 'signed-off' });
    assert.equal((await stream.closed)?.id, 'signed-off');
    assert.equal((await channel.ended).id, 'signed-off');
  });
});

describe('a host that breaks a rule of streams loses the session:', () => {
  const full = { kind: 'data', stream: 1, data: new Uint8Array(64 * KIB - 40) };
  /** @type {Record<string, any[]>} */
  const offences = {
    'data beyond the credit': [full, full, full, full, full],
    'data on a stream never opened': [{ kind: 'data', stream: 2, data: Uint8Array.of(1) }],
    'credit on a stream never opened': [{ kind: 'credit', stream: 2, bytes: 1 }],
    'close of a stream never opened': [{ kind: 'close', stream: 2, reason: undefined }],
    'a second answer': [{ kind: 'accepted', stream: 1, credit: 1 }],
    'a refusal after the answer': [{ kind: 'refused', stream: 1, reason: { fault: 'internal', detail: '' } }],
    'opening a stream': [{ kind: 'open', stream: 1, credit: 1, module: 'echo', options: undefined }],
    'opening a new stream': [{ kind: 'open', stream: 9, credit: 1, module: 'echo', options: undefined }],
    'credit of nothing': [{ kind: 'credit', stream: 1, bytes: 0 }],
    'credit above 16 MiB': [{ kind: 'credit', stream: 1, bytes: MAX_CREDIT }],
    'data after its end': [
      { kind: 'close', stream: 1, reason: undefined },
      { kind: 'data', stream: 1, data: Uint8Array.of(1) },
    ],
    'a second end': [
      { kind: 'close', stream: 1, reason: undefined },
      { kind: 'close', stream: 1, reason: undefined },
    ],
    'credit for control': [{ kind: 'credit', stream: 0, bytes: 1 }],
    'closing control': [{ kind: 'close', stream: 0, reason: undefined }],
  };
  for (const [offence, frames] of Object.entries(offences)) {
    test(offence, async () => {
      const reader = { receive: () => new Promise(() => {}) };
      const { host, channel } = await withStream({ reader });
      for (const frame of frames) {
        await host.send(frame);
      }
      assert.equal((await channel.ended).id, 'rule-broken');
      const end = await host.control();
      assert.deepEqual([end.type, end.fault], ['end', 'rule-broken']);
    });
  }

  test('data before the answer', async () => {
    const { host, channel } = await signedIn();
    channel.openStream('echo', collector());
    await host.send({ kind: 'data', stream: 1, data: Uint8Array.of(1) });
    assert.equal((await channel.ended).id, 'rule-broken');
  });
});

test('ten megabytes arrive whole, in full records', async () => {
  const { host, reader, stream } = await withStream({ module: 'screen' });
  let credit = 64 * KIB;
  let sent = 0;
  while (sent < 10 * 1024 * KIB) {
    while (credit < MAX_DATA_BYTES) {
      const frame = await host.frame();
      credit += frame.kind === 'credit' ? frame.bytes : 0;
    }
    await host.send({ kind: 'data', stream: 1, data: new Uint8Array(MAX_DATA_BYTES).fill(sent % 251) });
    sent += MAX_DATA_BYTES;
    credit -= MAX_DATA_BYTES;
  }
  await host.send({ kind: 'close', stream: 1, reason: undefined });
  stream.end();
  await stream.closed;
  assert.equal(reader.bytes.length, sent);
  assert.ok(
    reader.pieces.every((/** @type {Uint8Array} */ piece, /** @type {number} */ index) => {
      const expected = (index * MAX_DATA_BYTES) % 251;
      return piece[0] === expected && piece.at(-1) === expected;
    }),
  );
});

/** @param {Frame} frame */
function dataOf(frame) {
  assert.equal(frame.kind, 'data');
  return frame.kind === 'data' ? Uint8Array.from(frame.data) : new Uint8Array(0);
}
