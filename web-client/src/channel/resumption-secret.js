import { utf8 } from './bytes.js';

/** @typedef {import('./bytes.js').Bytes} Bytes */

const INFO = utf8('latchkey/resume/1');
const PSK_BITS = 256;

/**
 * What one opening leaves for the next (docs/sealed-channel.md §7): Noise's last chaining key, held by WebCrypto so that
 * script cannot read it, and the handshake hash. The pre-shared key exists as bytes only while a handshake mixes it in.
 */
export class ResumptionSecret {
  /** @param {CryptoKey} chainingKey not extractable @param {Bytes} handshakeHash not secret @private */
  constructor(chainingKey, handshakeHash) {
    this.chainingKey = chainingKey;
    this.handshakeHash = handshakeHash;
  }

  /** @param {Bytes} chainingKey 32 bytes; copied by WebCrypto, the caller zeroes them @param {Bytes} handshakeHash */
  static async of(chainingKey, handshakeHash) {
    const key = await crypto.subtle.importKey('raw', chainingKey, 'HKDF', false, ['deriveBits']);
    return new ResumptionSecret(key, handshakeHash);
  }

  /** @returns {Promise<Bytes>} 32 secret bytes; whoever takes them zeroes them */
  async psk() {
    const how = { name: /** @type {const} */ ('HKDF'), hash: /** @type {const} */ ('SHA-256') };
    const parameters = { ...how, salt: this.handshakeHash, info: INFO };
    return new Uint8Array(await crypto.subtle.deriveBits(parameters, this.chainingKey, PSK_BITS));
  }
}
