/** @typedef {import('./bytes.js').Bytes} Bytes */

/**
 * One X25519 key pair of WebCrypto, its private half not extractable.
 *
 * @typedef {object} KeyPair
 * @property {CryptoKey} privateKey
 * @property {Bytes} publicKey 32 bytes
 */

/** @returns {Promise<KeyPair>} */
export async function generateKeyPair() {
  const pair = await crypto.subtle.generateKey('X25519', false, ['deriveBits']);
  if (!('privateKey' in pair)) {
    throw new Error('X25519 made no key pair');
  }
  const publicKey = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  return { privateKey: pair.privateKey, publicKey };
}

/**
 * RFC 7748. Rejects where the result is all zero, as for every public key of small order.
 *
 * @param {CryptoKey} privateKey
 * @param {Bytes} publicKey 32 bytes
 * @returns {Promise<Bytes>} 32 secret bytes; the caller zeroes them
 */
export async function diffieHellman(privateKey, publicKey) {
  const imported = await crypto.subtle.importKey('raw', publicKey, 'X25519', false, []);
  const shared = new Uint8Array(await crypto.subtle.deriveBits({ name: 'X25519', public: imported }, privateKey, 256));
  if (shared.every((byte) => byte === 0)) {
    throw new Error('a public key of small order');
  }
  return shared;
}
