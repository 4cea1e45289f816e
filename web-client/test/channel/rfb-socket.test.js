import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { RfbSocket } from '../../src/channel/rfb-socket.js';
import { signedIn, until } from '../support/session.js';

/** What noVNC asks of a raw channel, by name. */
const PROPERTIES = ['send', 'close', 'binaryType', 'onerror', 'onmessage', 'onopen', 'protocol', 'readyState'];

/** A socket on the screen stream, asked for and not yet answered. */
async function asked() {
  const parts = await signedIn(['screen']);
  const socket = new RfbSocket((reader) => parts.channel.openStream('screen', reader));
  /** @type {any[]} */
  const events = [];
  socket.onopen = (event) => void events.push(event);
  socket.onmessage = (event) => void events.push(event);
  socket.onerror = (event) => void events.push(event);
  socket.onclose = (event) => void events.push(event);
  await parts.host.frame();
  return { ...parts, socket, events };
}

/** The same, accepted. */
async function open() {
  const parts = await asked();
  await parts.host.send({ kind: 'accepted', stream: 1, credit: 1_000 });
  await until(() => parts.events.length === 1);
  return parts;
}

describe('the screen stream as a WebSocket', () => {
  test('has every property that noVNC looks for', async () => {
    const { socket } = await asked();
    const names = [...Object.keys(socket), ...Object.getOwnPropertyNames(Object.getPrototypeOf(socket))];
    assert.deepEqual(
      PROPERTIES.filter((property) => !names.includes(property)),
      [],
    );
    assert.equal(socket.readyState, 0);
    socket.send(Uint8Array.of(1));
  });

  test('opens when the host has accepted, and carries bytes both ways', async () => {
    const { socket, events, host } = await open();
    assert.equal(events[0].type, 'open');
    assert.equal(socket.readyState, 1);
    const buffer = Uint8Array.of(1, 2, 3);
    socket.send(buffer.subarray(1));
    buffer.fill(9);
    assert.deepEqual(await host.frame(), { kind: 'data', stream: 1, data: Uint8Array.of(2, 3) });
    await host.send({ kind: 'data', stream: 1, data: Uint8Array.of(4, 5) });
    await until(() => events.length === 2);
    assert.ok(events[1].data instanceof ArrayBuffer);
    assert.deepEqual(new Uint8Array(events[1].data), Uint8Array.of(4, 5));
  });

  test('closes abnormally with the fault when the host refuses or the session ends', async () => {
    const refused = await asked();
    await refused.host.send({ kind: 'refused', stream: 1, reason: { fault: 'no-display', detail: '' } });
    assert.equal((await refused.socket.ended)?.id, 'no-display');
    assert.deepEqual(
      refused.events.map(({ type }) => type),
      ['error', 'close'],
    );
    assert.deepEqual([refused.events[1].wasClean, refused.events[1].reason], [false, 'no-display']);
    const lost = await open();
    lost.channel.end();
    assert.equal((await lost.socket.ended)?.id, 'signed-off');
    assert.equal(lost.socket.readyState, 3);
    lost.socket.send(Uint8Array.of(1));
  });

  test('closes cleanly when noVNC closes it and the host agrees, or the other way round', async () => {
    const ours = await open();
    ours.socket.close();
    assert.equal(ours.socket.readyState, 2);
    assert.equal((await ours.host.frame()).kind, 'close');
    await ours.host.send({ kind: 'close', stream: 1, reason: undefined });
    assert.equal(await ours.socket.ended, undefined);
    assert.deepEqual([ours.events.at(-1).code, ours.events.at(-1).wasClean], [1000, true]);
    const theirs = await open();
    await theirs.host.send({ kind: 'close', stream: 1, reason: undefined });
    assert.equal((await theirs.host.frame()).kind, 'close');
    assert.equal(await theirs.socket.ended, undefined);
  });
});
