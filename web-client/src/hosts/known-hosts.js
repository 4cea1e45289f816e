import { fingerprint } from '../channel/fingerprint.js';
import { IndexedDbHosts } from './indexed-db-hosts.js';
import { recognize } from './recognition.js';

/**
 * @typedef {import('./recognition.js').HostKeys} HostKeys
 *
 * @typedef {object} ShownHost a computer as the gateway shows it
 * @property {string} id
 * @property {string} name
 * @property {HostKeys} host
 *
 * @typedef {HostKeys & {computer: string, name: string}} RememberedHost a computer as this browser remembers it
 *
 * @typedef {object} HostStore where they are kept
 * @property {(computer: string) => Promise<RememberedHost | undefined>} find
 * @property {() => Promise<string[]>} ids
 * @property {(host: RememberedHost) => Promise<void>} add fails when there is one already
 * @property {(computer: string) => Promise<void>} remove
 *
 * @typedef {object} Recognition
 * @property {'new' | 'known' | 'changed'} state
 * @property {string} name the remembered one when there is one, else only the gateway's word
 * @property {string} fingerprint of the keys shown now
 * @property {string} rememberedFingerprint empty when nothing is remembered
 */

/**
 * The host keys that this browser has learned to trust. They belong to the browser, not to an account: signing out forgets
 * nothing. Nothing here ever replaces a key; a person forgets the old one first.
 */
export class KnownHosts {
  /** @param {HostStore} [store] */
  constructor(store = new IndexedDbHosts()) {
    this.store = store;
  }

  /** The ids of all computers remembered. @returns {Promise<string[]>} */
  ids() {
    return this.store.ids();
  }

  /** @param {ShownHost} computer @returns {Promise<Recognition>} */
  async recall({ id, name, host }) {
    const remembered = await this.store.find(id);
    return {
      state: recognize(remembered, host),
      name: remembered?.name ?? name,
      fingerprint: await fingerprint(host.signingKey, host.channelKey),
      rememberedFingerprint: remembered ? await fingerprint(remembered.signingKey, remembered.channelKey) : '',
    };
  }

  /**
   * Remembers a computer that is new; call it when a person has compared the fingerprint and the host has proved its key.
   * Does nothing when it is remembered already, whatever its keys.
   *
   * @param {ShownHost} computer
   */
  async remember({ id, name, host: { signingKey, channelKey } }) {
    if (!(await this.store.find(id))) {
      await this.store.add({ computer: id, name, signingKey, channelKey });
    }
  }

  /** @param {string} id of a computer whose next key is to count as new */
  forget(id) {
    return this.store.remove(id);
  }
}
