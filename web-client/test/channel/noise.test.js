import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { toHex } from '../../src/channel/bytes.js';
import { CipherState } from '../../src/channel/cipher-state.js';
import { NoiseInitiator } from '../../src/channel/noise-initiator.js';
import { keyPairOf } from '../support/keys.js';
import { NoiseResponder } from '../support/noise-responder.js';
import { bytes, vectors } from '../support/vectors.js';

const ours = ['Noise_NK_25519_AESGCM_SHA256', 'Noise_NKpsk0_25519_AESGCM_SHA256'];
const published = vectors('noise.json').vectors.filter((/** @type {{protocol_name: string}} */ vector) =>
  ours.includes(vector.protocol_name),
);

/** @param {string[] | undefined} psks */
const psk = (psks) => (psks?.[0] ? { psk: bytes(psks[0]) } : {});

/** @param {any} vector */
async function pair(vector) {
  const initiator = await NoiseInitiator.begin(bytes(vector.init_prologue), bytes(vector.init_remote_static), {
    ephemeral: await keyPairOf(bytes(vector.init_ephemeral)),
    ...psk(vector.init_psks),
  });
  const responder = await NoiseResponder.begin(
    bytes(vector.resp_prologue),
    await keyPairOf(bytes(vector.resp_static)),
    { ephemeral: await keyPairOf(bytes(vector.resp_ephemeral)), ...psk(vector.resp_psks) },
  );
  return { initiator, responder };
}

describe('Noise_NK and Noise_NKpsk0 as published', () => {
  assert.deepEqual(new Set(published.map((/** @type {any} */ vector) => vector.protocol_name)), new Set(ours));
  for (const [index, vector] of published.entries()) {
    test(`vector ${index}, ${vector.protocol_name}, comes out byte for byte, in both directions`, async () => {
      const { initiator, responder } = await pair(vector);
      const [first, second, ...transport] = vector.messages;
      const message1 = await initiator.write(bytes(first.payload));
      assert.equal(toHex(message1), first.ciphertext);
      assert.equal(toHex(await responder.read(message1)), first.payload);
      const answer = await responder.write(bytes(second.payload));
      assert.equal(toHex(answer.message), second.ciphertext);
      const opened = await initiator.read(answer.message);
      assert.equal(toHex(opened.payload), second.payload);
      assert.equal(toHex(opened.handshakeHash), vector.handshake_hash ?? toHex(answer.handshakeHash));
      for (const [at, { payload, ciphertext }] of transport.entries()) {
        const [sender, receiver] =
          at % 2 === 0 ? [opened.sending, answer.receiving] : [answer.sending, opened.receiving];
        const sealed = await sender.encrypt(bytes(payload));
        assert.equal(toHex(sealed), ciphertext);
        assert.equal(toHex(await receiver.decrypt(sealed)), payload);
      }
    });
  }
});

describe('a handshake that is not honest', () => {
  test('message 2 fails at every length that is too short and with any byte altered', async () => {
    const vector = published[0];
    const whole = bytes(vector.messages[1].ciphertext);
    for (let length = 0; length < whole.length; length++) {
      await assertRefused(vector, whole.slice(0, length));
    }
    for (let at = 0; at < whole.length; at++) {
      const altered = whole.slice();
      altered[at] = (altered[at] ?? 0) ^ (at === 31 ? 0x01 : 0x80 >> (at % 7));
      await assertRefused(vector, altered);
    }
  });

  test('a key of small order is refused', async () => {
    const vector = published[0];
    await assertRefused(vector, new Uint8Array(48));
    const zero = await NoiseInitiator.begin(new Uint8Array(0), new Uint8Array(32));
    await assert.rejects(zero.write());
  });

  test('another prologue or another host key on one side fails', async () => {
    const vector = published[0];
    await assert.rejects(handshake({ ...vector, resp_prologue: `${vector.resp_prologue}00` }));
    await assert.rejects(handshake({ ...vector, resp_static: vector.resp_ephemeral }));
    await handshake(vector);
  });
});

describe('a cipher state', () => {
  const key = () => new Uint8Array(32).fill(7);

  test('replaces its key after so many records, on both sides at once', async () => {
    const sender = new CipherState(key(), { recordsPerKey: 3 });
    const receiver = new CipherState(key(), { recordsPerKey: 3 });
    const unchanged = new CipherState(key());
    for (let n = 0; n < 10; n++) {
      const plaintext = Uint8Array.of(n);
      const sealed = await sender.encrypt(plaintext);
      assert.equal(toHex(await receiver.decrypt(sealed)), toHex(plaintext));
      assert.equal(toHex(await unchanged.encrypt(plaintext)) === toHex(sealed), n < 3);
    }
  });

  test('keeps counter and key in the order of the calls when they overlap', async () => {
    const sender = new CipherState(key(), { recordsPerKey: 2 });
    const receiver = new CipherState(key(), { recordsPerKey: 2 });
    const plaintexts = Array.from({ length: 20 }, (_, n) => new Uint8Array(1 + ((n * 977) % 5000)).fill(n));
    const sealed = await Promise.all(plaintexts.map((plaintext) => sender.encrypt(plaintext)));
    const opened = await Promise.all(sealed.map((record) => receiver.decrypt(record)));
    assert.deepEqual(opened.map(toHex), plaintexts.map(toHex));
  });

  test('zeroes the bytes that it was made from, and works no more once wiped', async () => {
    const raw = key();
    const state = new CipherState(raw);
    await state.encrypt(Uint8Array.of(1));
    assert.deepEqual(raw, new Uint8Array(32));
    state.wipe();
    await assert.rejects(state.encrypt(Uint8Array.of(1)));
  });
});

/** @param {any} vector @param {Uint8Array<ArrayBuffer>} message2 */
async function assertRefused(vector, message2) {
  const { initiator } = await pair(vector);
  await initiator.write();
  await assert.rejects(initiator.read(message2), { name: 'Fault', id: 'handshake-failed' });
}

/** @param {any} vector */
async function handshake(vector) {
  const { initiator, responder } = await pair(vector);
  await responder.read(await initiator.write());
  const { message } = await responder.write();
  await initiator.read(message);
}
