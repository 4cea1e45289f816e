import { CipherState } from './cipher-state.js';
import { concat, sha256, utf8 } from './bytes.js';
import { ResumptionSecret } from './resumption-secret.js';

/** @typedef {import('./bytes.js').Bytes} Bytes */

const HMAC = /** @type {const} */ ({ name: 'HMAC', hash: 'SHA-256' });

/** @param {Bytes} key @param {Bytes} data */
async function hmac(key, data) {
  const imported = await crypto.subtle.importKey('raw', key, HMAC, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, data));
}

/**
 * Noise's HKDF (Noise §4.3), always with three outputs: the first two are the same where only two are asked for.
 *
 * @param {Bytes} chainingKey
 * @param {Bytes} input
 * @returns {Promise<[Bytes, Bytes, Bytes]>}
 */
async function derive(chainingKey, input) {
  const secret = await hmac(chainingKey, input);
  const first = await hmac(secret, Uint8Array.of(1));
  const second = await hmac(secret, concat(first, Uint8Array.of(2)));
  const third = await hmac(secret, concat(second, Uint8Array.of(3)));
  secret.fill(0);
  return [first, second, third];
}

/** The chaining key and transcript hash of one handshake (Noise §5.2). Used by one party, one call after the other. */
export class SymmetricState {
  /** @param {Bytes} hash @private */
  constructor(hash) {
    this.hash = hash;
    this.chainingKey = hash.slice();
    /** @type {CipherState | undefined} */
    this.cipher = undefined;
  }

  /** @param {string} protocolName at most 32 characters are taken as they are, more are hashed */
  static async begin(protocolName) {
    const name = utf8(protocolName);
    return new SymmetricState(name.length <= 32 ? concat(name, new Uint8Array(32 - name.length)) : await sha256(name));
  }

  /** @param {Bytes} input a Diffie-Hellman result; zeroed here */
  async mixKey(input) {
    const [chainingKey, key, unused] = await derive(this.chainingKey, input);
    input.fill(0);
    unused.fill(0);
    this.take(chainingKey, key);
  }

  /** Mixes a pre-shared key in. @param {Bytes} psk 32 bytes; zeroed here */
  async mixKeyAndHash(psk) {
    const [chainingKey, intoHash, key] = await derive(this.chainingKey, psk);
    psk.fill(0);
    await this.mixHash(intoHash);
    intoHash.fill(0);
    this.take(chainingKey, key);
  }

  /** @param {Bytes} chainingKey @param {Bytes} key @private */
  take(chainingKey, key) {
    this.chainingKey.fill(0);
    this.chainingKey = chainingKey;
    this.cipher?.wipe();
    this.cipher = new CipherState(key);
  }

  /** @param {Bytes} data */
  async mixHash(data) {
    this.hash = await sha256(concat(this.hash, data));
  }

  /** @param {Bytes} plaintext @returns {Promise<Bytes>} */
  async encryptAndHash(plaintext) {
    const ciphertext = this.cipher ? await this.cipher.encrypt(plaintext, this.hash) : plaintext;
    await this.mixHash(ciphertext);
    return ciphertext;
  }

  /** @param {Bytes} ciphertext @returns {Promise<Bytes>} rejects if it was altered */
  async decryptAndHash(ciphertext) {
    const plaintext = this.cipher ? await this.cipher.decrypt(ciphertext, this.hash) : ciphertext;
    await this.mixHash(ciphertext);
    return plaintext;
  }

  /**
   * Ends the handshake and forgets its secrets: what is left are keys that script cannot read.
   *
   * @param {{recordsPerKey?: number}} [options]
   * @returns {Promise<{fromInitiator: CipherState, fromResponder: CipherState, resumption: ResumptionSecret}>}
   */
  async split(options) {
    const [fromInitiator, fromResponder, unused] = await derive(this.chainingKey, new Uint8Array(0));
    unused.fill(0);
    const resumption = await ResumptionSecret.of(this.chainingKey, this.hash);
    this.wipe();
    return {
      fromInitiator: new CipherState(fromInitiator, options),
      fromResponder: new CipherState(fromResponder, options),
      resumption,
    };
  }

  wipe() {
    this.chainingKey.fill(0);
    this.cipher?.wipe();
  }
}
