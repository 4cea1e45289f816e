import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { toHex } from '../../src/channel/bytes.js';
import { readFrame, writeFrame } from '../../src/channel/frame.js';
import { Inbox } from '../../src/channel/inbox.js';
import { openTransport } from '../../src/channel/opening.js';
import { prologue } from '../../src/channel/prologue.js';
import { Resumptions } from '../../src/channel/resumptions.js';
import { chooseSuite, readSuites, writeSuites } from '../../src/channel/suites.js';
import { keyPairOf } from '../support/keys.js';
import { bytes, vectors } from '../support/vectors.js';

const { suites, opening, records, rekeyed, frames, refusedFrames, resumption, received, refusedReceived } =
  vectors('sealed-channel.json');

describe('the vectors of the sealed channel, which Java reads too', () => {
  for (const vector of suites) {
    if (vector.refused) {
      test(`the suite list ${vector.list || 'of nothing'} is refused`, () => {
        assert.throws(() => readSuites(bytes(vector.list)), { id: 'handshake-failed' });
      });
    } else {
      test(`of ${vector.host} and ${vector.browser} the suite is ${vector.chosen}`, () => {
        const [host, browser] = [readSuites(bytes(vector.host)), readSuites(bytes(vector.browser))];
        assert.equal(toHex(writeSuites(host)), vector.host);
        if (vector.chosen === null) {
          assert.throws(() => chooseSuite(host, browser), { id: 'no-common-suite' });
        } else {
          assert.equal(chooseSuite(host, browser), vector.chosen);
        }
      });
    }
  }

  test('the prologue', async () => {
    const { purpose, computer, session, ticket } = opening;
    const [hostSuites, browserSuites] = [bytes(opening.hostSuites), bytes(opening.browserSuites)];
    const made = await prologue({ purpose, computer, session, hostSuites, browserSuites, ticket });
    assert.equal(made.length, 107);
    assert.equal(toHex(made), opening.prologue);
  });

  for (const [what, { rekeyRecords, browserToHost, hostToBrowser }] of Object.entries({ records, rekeyed })) {
    test(`the opening and its first ${what}, byte for byte`, async () => {
      const { sent, transport } = await open(rekeyRecords);
      assert.deepEqual(sent.map(toHex), [opening.browserHello, opening.noiseMessage1]);
      assert.equal(transport.suite, opening.suite);
      assert.equal(toHex(transport.handshakeHash), opening.handshakeHash);
      for (const { plaintext, record } of browserToHost) {
        assert.equal(toHex(await transport.sending.encrypt(bytes(plaintext))), record);
      }
      for (const { plaintext, record } of hostToBrowser) {
        assert.equal(toHex(await transport.receiving.decrypt(bytes(record))), plaintext);
      }
    });
  }

  test('[A9] the opening of a resumption and its first records, byte for byte', async () => {
    const first = await open(records.rekeyRecords);
    assert.equal(toHex(await first.transport.resumption.psk()), opening.psk);
    const resumptions = new Resumptions(first.transport.resumption);
    const { sent, transport } = await open(records.rekeyRecords, { ...opening, ...resumption }, resumptions);
    assert.deepEqual(sent.map(toHex), [resumption.browserHello, resumption.noiseMessage1]);
    assert.equal(toHex(transport.handshakeHash), resumption.handshakeHash);
    for (const { plaintext, record } of resumption.browserToHost) {
      assert.equal(toHex(await transport.sending.encrypt(bytes(plaintext))), record);
    }
    for (const { plaintext, record } of resumption.hostToBrowser) {
      assert.equal(toHex(await transport.receiving.decrypt(bytes(record))), plaintext);
    }
    assert.equal(toHex(await resumptions.secret(1).psk()), resumption.psk);
  });

  for (const { frames: count, bytes: hex } of received) {
    test(`the statement that ${count} frames have arrived`, () => {
      assert.deepEqual(readFrame(bytes(hex)), { kind: 'received', stream: 0, frames: count });
      assert.equal(toHex(writeFrame({ kind: 'received', stream: 0, frames: count })), hex);
    });
  }

  test('every statement that the vectors refuse is refused', () => {
    for (const hex of refusedReceived) {
      assert.throws(() => readFrame(bytes(hex)), { id: 'rule-broken' }, hex);
    }
  });

  for (const vector of frames) {
    test(`the frame ${vector.bytes}`, () => {
      const frame = readFrame(bytes(vector.bytes));
      assert.deepEqual(frame, expected(vector));
      assert.equal(toHex(writeFrame(frame)), vector.bytes);
    });
  }

  test('every frame that the vectors refuse is refused', () => {
    for (const hex of refusedFrames) {
      assert.throws(() => readFrame(bytes(hex)), { id: 'rule-broken' }, hex.slice(0, 40));
    }
  });
});

/**
 * The browser's side of an opening, with the keys of the vectors.
 *
 * @param {number} recordsPerKey
 * @param {any} [vector]
 * @param {Resumptions} [resumptions]
 */
async function open(recordsPerKey, vector = opening, resumptions) {
  const inbox = new Inbox();
  inbox.put(bytes(vector.hostHello));
  inbox.put(bytes(vector.noiseMessage2));
  /** @type {Uint8Array[]} */
  const sent = [];
  const { computer, session, ticket } = vector;
  const transport = await openTransport(
    { computer, session, ticket, hostKey: bytes(opening.hostStaticPublic) },
    { next: () => inbox.next(), send: (message) => void sent.push(message) },
    {
      suites: readSuites(bytes(opening.browserSuites)),
      ephemeral: await keyPairOf(bytes(vector.browserEphemeralSecret)),
      ...(resumptions ? { resumptions } : {}),
      recordsPerKey,
    },
  );
  return { sent, transport };
}

/** A frame as we hold it. @param {any} vector */
function expected({ kind, stream, credit, module, options, fault, detail, payload }) {
  const reason = fault ? { fault, detail: detail ?? '' } : undefined;
  switch (kind) {
    case 'open':
      return { kind, stream, credit, module, options: options ? JSON.parse(options) : undefined };
    case 'accepted':
      return { kind, stream, credit };
    case 'refused':
      return { kind, stream, reason };
    case 'credit':
      return { kind, stream, bytes: credit };
    case 'close':
      return { kind, stream, reason };
    default:
      return { kind, stream, data: bytes(payload) };
  }
}
