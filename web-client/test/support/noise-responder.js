import { concat } from '../../src/channel/bytes.js';
import { SymmetricState } from '../../src/channel/symmetric-state.js';
import { diffieHellman, generateKeyPair } from '../../src/channel/x25519.js';

/**
 * The host's side of Noise_NK and Noise_NKpsk0, which no browser needs: only tests have it.
 *
 * @typedef {import('../../src/channel/bytes.js').Bytes} Bytes
 * @typedef {import('../../src/channel/x25519.js').KeyPair} KeyPair
 */
export class NoiseResponder {
  /** @param {SymmetricState} state @param {KeyPair} fixed @param {KeyPair} ephemeral @param {boolean} preShared */
  constructor(state, fixed, ephemeral, preShared) {
    this.preShared = preShared;
    this.state = state;
    this.fixed = fixed;
    this.ephemeral = ephemeral;
    this.remote = new Uint8Array(32);
  }

  /** @param {Bytes} prologue @param {KeyPair} fixed @param {{ephemeral?: KeyPair, psk?: Bytes}} [options] */
  static async begin(prologue, fixed, { ephemeral, psk } = {}) {
    const state = await SymmetricState.begin(`Noise_NK${psk ? 'psk0' : ''}_25519_AESGCM_SHA256`);
    await state.mixHash(prologue);
    await state.mixHash(fixed.publicKey);
    if (psk) {
      await state.mixKeyAndHash(psk);
    }
    return new NoiseResponder(state, fixed, ephemeral ?? (await generateKeyPair()), psk !== undefined);
  }

  /** @param {Bytes} message @returns {Promise<Bytes>} the payload */
  async read(message) {
    this.remote = message.slice(0, 32);
    await this.mixPublicKey(this.remote);
    await this.state.mixKey(await diffieHellman(this.fixed.privateKey, this.remote));
    return this.state.decryptAndHash(message.slice(32));
  }

  /** @param {Bytes} publicKey */
  async mixPublicKey(publicKey) {
    await this.state.mixHash(publicKey);
    if (this.preShared) {
      await this.state.mixKey(publicKey.slice());
    }
  }

  /** @param {Bytes} [payload] @param {{recordsPerKey?: number}} [options] */
  async write(payload = new Uint8Array(0), options) {
    const { privateKey, publicKey } = this.ephemeral;
    await this.mixPublicKey(publicKey);
    await this.state.mixKey(await diffieHellman(privateKey, this.remote));
    const message = concat(publicKey, await this.state.encryptAndHash(payload));
    const handshakeHash = this.state.hash;
    const { fromInitiator, fromResponder, resumption } = await this.state.split(options);
    return { message, receiving: fromInitiator, sending: fromResponder, handshakeHash, resumption };
  }
}
