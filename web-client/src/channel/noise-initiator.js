import { Fault } from '../faults.js';
import { SymmetricState } from './symmetric-state.js';
import { diffieHellman, generateKeyPair } from './x25519.js';

/**
 * @typedef {import('./bytes.js').Bytes} Bytes
 * @typedef {import('./cipher-state.js').CipherState} CipherState
 * @typedef {import('./resumption-secret.js').ResumptionSecret} ResumptionSecret
 * @typedef {import('./x25519.js').KeyPair} KeyPair
 */

/**
 * @typedef {object} Transport what a finished handshake leaves
 * @property {CipherState} sending
 * @property {CipherState} receiving
 * @property {Bytes} handshakeHash the same on both sides, and not secret
 * @property {ResumptionSecret} resumption for the next opening of the same session
 */

const NK = 'Noise_NK_25519_AESGCM_SHA256';
const NK_PSK0 = 'Noise_NKpsk0_25519_AESGCM_SHA256';
const NOTHING = new Uint8Array(0);
const KEY_BYTES = 32;
const TAG_BYTES = 16;

/**
 * The browser's side of Noise_NK (Noise §7.5): `<- s … -> e, es  <- e, ee`, and with a pre-shared key of Noise_NKpsk0
 * (Noise §9): `<- s … -> psk, e, es  <- e, ee`. First `write`, then `read`, each once. Proves the host's key to the
 * browser; the browser stays anonymous, or is whoever has the pre-shared key.
 */
export class NoiseInitiator {
  /**
   * @param {SymmetricState} state
   * @param {KeyPair} ephemeral
   * @param {Bytes} hostKey
   * @param {boolean} preShared whether a pre-shared key was mixed in
   * @private
   */
  constructor(state, ephemeral, hostKey, preShared) {
    this.state = state;
    this.ephemeral = ephemeral;
    this.hostKey = hostKey;
    this.preShared = preShared;
  }

  /**
   * @param {Bytes} prologue
   * @param {Bytes} hostKey the host's static X25519 key, 32 bytes
   * @param {object} [options]
   * @param {Bytes} [options.psk] 32 bytes, zeroed here
   * @param {KeyPair} [options.ephemeral] given only by tests
   */
  static async begin(prologue, hostKey, { psk, ephemeral } = {}) {
    const state = await SymmetricState.begin(psk ? NK_PSK0 : NK);
    await state.mixHash(prologue);
    await state.mixHash(hostKey);
    if (psk) {
      await state.mixKeyAndHash(psk);
    }
    return new NoiseInitiator(state, ephemeral ?? (await generateKeyPair()), hostKey, psk !== undefined);
  }

  /** Message 1. @param {Bytes} [payload] empty in this product @returns {Promise<Bytes>} */
  async write(payload = NOTHING) {
    const { privateKey, publicKey } = this.ephemeral;
    await this.mixPublicKey(publicKey);
    await this.state.mixKey(await diffieHellman(privateKey, this.hostKey));
    const sealed = await this.state.encryptAndHash(payload);
    const message = new Uint8Array(KEY_BYTES + sealed.length);
    message.set(publicKey);
    message.set(sealed, KEY_BYTES);
    return message;
  }

  /**
   * Message 2, which ends the handshake.
   *
   * @param {Bytes} message
   * @param {{recordsPerKey?: number}} [options]
   * @returns {Promise<Transport & {payload: Bytes}>}
   * @throws {Fault} `handshake-failed`, and every secret is forgotten
   */
  async read(message, options) {
    try {
      if (message.length < KEY_BYTES + TAG_BYTES) {
        throw new Error(`message 2 has ${message.length} bytes`);
      }
      const hostEphemeral = message.slice(0, KEY_BYTES);
      await this.mixPublicKey(hostEphemeral);
      await this.state.mixKey(await diffieHellman(this.ephemeral.privateKey, hostEphemeral));
      const payload = await this.state.decryptAndHash(message.slice(KEY_BYTES));
      const handshakeHash = this.state.hash;
      const { fromInitiator, fromResponder, resumption } = await this.state.split(options);
      return { sending: fromInitiator, receiving: fromResponder, handshakeHash, resumption, payload };
    } catch (thrown) {
      this.state.wipe();
      throw new Fault('handshake-failed', String(thrown));
    }
  }

  /** The token `e`, which with a pre-shared key goes into the key as well (Noise §9.2). @param {Bytes} publicKey @private */
  async mixPublicKey(publicKey) {
    await this.state.mixHash(publicKey);
    if (this.preShared) {
      await this.state.mixKey(publicKey.slice());
    }
  }
}
