/** @typedef {import('./bytes.js').Bytes} Bytes */

/** After so many records of a direction its key is replaced: docs/sealed-channel.md §3. */
const RECORDS_PER_KEY = 2 ** 20;

const NOTHING = new Uint8Array(0);

/** Noise's REKEY uses the nonce 2^64 - 1. */
const REKEY_NONCE = nonce(0xffff_ffff_ffff_ffffn);

/** 4 zero bytes and a 64-bit big-endian counter (Noise §12.3). @param {bigint} counter @returns {Bytes} */
function nonce(counter) {
  const bytes = new Uint8Array(12);
  new DataView(bytes.buffer).setBigUint64(4, counter);
  return bytes;
}

/** @param {Bytes} raw 32 bytes, zeroed here: only the non-extractable key stays @returns {Promise<CryptoKey>} */
async function importKey(raw) {
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
  raw.fill(0);
  return key;
}

/**
 * The key and counter of one direction (Noise §5.1). Calls may overlap: each takes its counter and its key at once, in
 * the order of the calls, and the caller keeps the order of the results.
 */
export class CipherState {
  /**
   * @param {Bytes} raw 32 bytes of key, zeroed as soon as they are imported
   * @param {{recordsPerKey?: number}} [options] for tests: a re-key after fewer records
   */
  constructor(raw, { recordsPerKey = RECORDS_PER_KEY } = {}) {
    this.recordsPerKey = recordsPerKey;
    this.counter = 0;
    /** @type {Promise<CryptoKey> | undefined} none once wiped */
    this.key = importKey(raw);
  }

  /** @param {Bytes} plaintext @param {Bytes} [associated] @returns {Promise<Bytes>} */
  async encrypt(plaintext, associated = NOTHING) {
    const { iv, key } = this.next();
    const parameters = { name: /** @type {const} */ ('AES-GCM'), iv, additionalData: associated };
    return new Uint8Array(await crypto.subtle.encrypt(parameters, await key, plaintext));
  }

  /** @param {Bytes} ciphertext @param {Bytes} [associated] @returns {Promise<Bytes>} rejects if it was altered */
  async decrypt(ciphertext, associated = NOTHING) {
    const { iv, key } = this.next();
    const parameters = { name: /** @type {const} */ ('AES-GCM'), iv, additionalData: associated };
    return new Uint8Array(await crypto.subtle.decrypt(parameters, await key, ciphertext));
  }

  /** Forgets the key. Every later call rejects. */
  wipe() {
    this.key = undefined;
  }

  next() {
    if (!this.key) {
      throw new Error('the key was wiped');
    }
    if (this.counter > 0 && this.counter % this.recordsPerKey === 0) {
      this.key = this.key.then(rekeyed);
    }
    const iv = nonce(BigInt(this.counter));
    this.counter += 1;
    return { iv, key: this.key };
  }
}

/** Noise's REKEY(): the first 32 bytes of 32 zero bytes encrypted under the old key. @param {CryptoKey} old */
async function rekeyed(old) {
  const parameters = { name: /** @type {const} */ ('AES-GCM'), iv: REKEY_NONCE, additionalData: NOTHING };
  const sealed = new Uint8Array(await crypto.subtle.encrypt(parameters, old, new Uint8Array(32)));
  return importKey(sealed.slice(0, 32));
}
