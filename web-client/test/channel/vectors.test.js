import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { toHex } from '../../src/channel/bytes.js';
import { readFrame, writeFrame } from '../../src/channel/frame.js';
import { Inbox } from '../../src/channel/inbox.js';
import { openTransport } from '../../src/channel/opening.js';
import { prologue } from '../../src/channel/prologue.js';
import { chooseSuite, readSuites, writeSuites } from '../../src/channel/suites.js';
import { keyPairOf } from '../support/keys.js';
import { bytes, vectors } from '../support/vectors.js';

const { suites, opening, records, rekeyed, frames, refusedFrames } = vectors('sealed-channel.json');

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

/** The browser's side of the opening, with the keys of the vectors. @param {number} recordsPerKey */
async function open(recordsPerKey) {
  const inbox = new Inbox();
  inbox.put(bytes(opening.hostHello));
  inbox.put(bytes(opening.noiseMessage2));
  /** @type {Uint8Array[]} */
  const sent = [];
  const { computer, session, ticket } = opening;
  const transport = await openTransport(
    { computer, session, ticket, hostKey: bytes(opening.hostStaticPublic) },
    { next: () => inbox.next(), send: (message) => void sent.push(message) },
    {
      suites: readSuites(bytes(opening.browserSuites)),
      ephemeral: await keyPairOf(bytes(opening.browserEphemeralSecret)),
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
