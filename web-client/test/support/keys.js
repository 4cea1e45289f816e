import { createPrivateKey, createPublicKey } from 'node:crypto';

const PKCS8_HEAD = Buffer.from('302e020100300506032b656e04220420', 'hex');

/**
 * A key pair from its 32 private bytes, as vectors give them.
 *
 * @param {Uint8Array} raw
 * @returns {Promise<import('../../src/channel/x25519.js').KeyPair>}
 */
export async function keyPairOf(raw) {
  const pkcs8 = Uint8Array.from(Buffer.concat([PKCS8_HEAD, raw]));
  const privateKey = await crypto.subtle.importKey('pkcs8', pkcs8, 'X25519', false, ['deriveBits']);
  const key = createPublicKey(createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' }));
  const { x } = key.export({ format: 'jwk' });
  return { privateKey, publicKey: Uint8Array.from(Buffer.from(String(x), 'base64url')) };
}
