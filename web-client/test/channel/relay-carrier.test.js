import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { RelayCarrier } from '../../src/channel/relay-carrier.js';
import { FAULTS, Fault, isFaultId } from '../../src/faults.js';
import { FakeWebSocket } from '../support/fake-web-socket.js';

const READY = { data: '{"type":"ready"}' };

describe('the relay', () => {
  beforeEach((context) => FakeWebSocket.install(/** @type {import('node:test').TestContext} */ (context)));

  /** Joins, up to the point where the relay has the token. @param {AbortSignal} [signal] */
  function join(signal = new AbortController().signal) {
    const options = { session: '5'.repeat(32), token: 'once', url: 'wss://gateway.test/relay', signal };
    const joining = RelayCarrier.join(options);
    const socket = /** @type {FakeWebSocket} */ (FakeWebSocket.sockets.at(-1));
    socket.onopen?.({});
    return { joining, socket };
  }

  /** A carrier that is ready, and what it tells. */
  async function joined() {
    const { joining, socket } = join();
    socket.onmessage?.(READY);
    /** @type {any[]} */
    const heard = [];
    const listener = {
      message: (/** @type {Uint8Array} */ message) => void heard.push(message),
      closed: (/** @type {Fault} */ fault) => void heard.push(fault.id),
    };
    return { carrier: await joining, socket, heard, listener };
  }

  test('gets the token as the first message, and passes binary messages both ways', async () => {
    const { carrier, socket, heard, listener } = await joined();
    assert.equal(socket.url, 'wss://gateway.test/relay');
    assert.deepEqual(JSON.parse(socket.sent[0]), { type: 'join', session: '5'.repeat(32), token: 'once' });
    socket.onmessage?.({ data: Uint8Array.of(1).buffer });
    carrier.listen(listener);
    socket.onmessage?.({ data: Uint8Array.of(2).buffer });
    carrier.send(Uint8Array.of(3));
    assert.deepEqual(heard, [Uint8Array.of(1), Uint8Array.of(2)]);
    assert.deepEqual(socket.sent[1], Uint8Array.of(3));
    socket.bufferedAmount = 77;
    assert.equal(carrier.waitingBytes, 77);
  });

  test('refuses with the fault of its close code', async () => {
    const { joining, socket } = join();
    socket.onclose?.({ code: 4422 });
    await assert.rejects(joining, { id: 'token-refused' });
  });

  test('that says anything else before ready is left', async () => {
    for (const data of ['{"type":"steady"}', '{', 'null', Uint8Array.of(1).buffer]) {
      const { joining, socket } = join();
      socket.onmessage?.({ data });
      await assert.rejects(joining, { id: 'malformed' });
      assert.deepEqual(socket.closedWith, [4400, 'malformed']);
    }
  });

  test('is left when the person leaves, before and while waiting', async () => {
    const leaving = new AbortController();
    const { joining, socket } = join(leaving.signal);
    leaving.abort();
    await assert.rejects(joining, { id: 'signed-off' });
    assert.deepEqual(socket.closedWith, [4000, 'signed-off']);
    await assert.rejects(join(leaving.signal).joining, { id: 'signed-off' });
  });

  test('that sends text after ready, or too much before anyone listens, is left', async () => {
    const text = await joined();
    text.carrier.listen(text.listener);
    text.socket.onmessage?.(READY);
    assert.deepEqual(text.heard, ['malformed']);
    assert.deepEqual(text.socket.closedWith, [4400, 'malformed']);
    const flood = await joined();
    for (let n = 0; n < 40; n++) {
      flood.socket.onmessage?.({ data: new ArrayBuffer(1) });
    }
    assert.deepEqual(flood.socket.closedWith, [4429, 'too-many']);
  });

  test('tells its close once, also to who listens later, and nothing after it', async () => {
    const { carrier, socket, heard, listener } = await joined();
    socket.onclose?.({ code: 4410 });
    carrier.listen(listener);
    socket.onmessage?.({ data: Uint8Array.of(1).buffer });
    socket.onclose?.({ code: 1006 });
    carrier.close(new Fault('silent'));
    assert.deepEqual(heard, ['host-offline']);
  });

  test('cannot pretend what only the host says inside the seal', async () => {
    const sealedOnly =
      'signed-off os-sign-in-failed module-refused no-display worker-ended display-lost agent-stopped idle'.split(' ');
    for (const [id, { close }] of Object.entries(FAULTS)) {
      const { carrier, socket, heard, listener } = await joined();
      carrier.listen(listener);
      socket.onclose?.({ code: close });
      assert.deepEqual(heard, [sealedOnly.includes(id) ? 'carrier-lost' : id]);
      assert.ok(isFaultId(heard[0]));
    }
  });
});
