import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fromBase64Url } from '../src/channel/bytes.js';
import { fingerprint } from '../src/channel/fingerprint.js';
import { KnownHosts } from '../src/hosts/known-hosts.js';
import { recognize } from '../src/hosts/recognition.js';
import { vectors } from './support/vectors.js';

/**
 * @typedef {import('../src/hosts/known-hosts.js').HostStore} HostStore
 * @typedef {import('../src/hosts/known-hosts.js').RememberedHost} RememberedHost
 */

/** The twin of IndexedDbHosts. @implements {HostStore} */
class MemoryHosts {
  constructor() {
    /** @type {Map<string, RememberedHost>} */
    this.hosts = new Map();
  }

  /** @param {string} computer */
  async find(computer) {
    return this.hosts.get(computer);
  }

  async ids() {
    return [...this.hosts.keys()];
  }

  /** @param {RememberedHost} host */
  async add(host) {
    assert.ok(!this.hosts.has(host.computer));
    this.hosts.set(host.computer, host);
  }

  /** @param {string} computer */
  async remove(computer) {
    this.hosts.delete(computer);
  }
}

/** @param {number} signing @param {number} channel */
const keys = (signing, channel) => ({
  signingKey: new Uint8Array(32).fill(signing),
  channelKey: new Uint8Array(32).fill(channel),
});

/** @param {string} name @param {number} [signing] @param {number} [channel] */
const den = (name, signing = 1, channel = 2) => ({ id: 'd'.repeat(32), name, host: keys(signing, channel) });

test('a fingerprint is that of the vectors', async () => {
  for (const vector of vectors('fingerprint.json').vectors) {
    const [signingKey, channelKey] = [fromBase64Url(vector.signingKey, 32), fromBase64Url(vector.channelKey, 32)];
    assert.equal(await fingerprint(signingKey, channelKey), vector.fingerprint);
  }
});

test('keys are known only when both are the same (A2)', () => {
  assert.equal(recognize(undefined, keys(1, 2)), 'new');
  assert.equal(recognize(keys(1, 2), keys(1, 2)), 'known');
  assert.equal(recognize(keys(1, 2), keys(1, 3)), 'changed');
  assert.equal(recognize(keys(1, 2), keys(3, 2)), 'changed');
});

describe('the hosts that this browser knows (A2)', () => {
  test('are new at first, then known, under the name of that time', async () => {
    const hosts = new KnownHosts(new MemoryHosts());
    const first = await hosts.recall(den('den'));
    assert.equal(first.state, 'new');
    assert.equal(first.rememberedFingerprint, '');
    await hosts.remember(den('den'));
    const second = await hosts.recall(den('renamed by the gateway'));
    assert.deepEqual([second.state, second.name], ['known', 'den']);
    assert.equal(second.rememberedFingerprint, second.fingerprint);
  });

  test('are changed when a key differs, and remembering does not overwrite', async () => {
    const hosts = new KnownHosts(new MemoryHosts());
    await hosts.remember(den('den'));
    await hosts.remember(den('den', 9));
    const { state, fingerprint: shown, rememberedFingerprint } = await hosts.recall(den('den', 9));
    assert.equal(state, 'changed');
    assert.notEqual(shown, rememberedFingerprint);
  });

  test('are new again once forgotten', async () => {
    const hosts = new KnownHosts(new MemoryHosts());
    await hosts.remember(den('den'));
    assert.deepEqual(await hosts.ids(), ['d'.repeat(32)]);
    await hosts.forget('d'.repeat(32));
    assert.equal((await hosts.recall(den('den', 9))).state, 'new');
  });
});
