/**
 * @typedef {import('./known-hosts.js').HostStore} HostStore
 * @typedef {import('./known-hosts.js').RememberedHost} RememberedHost
 */

const DATABASE = 'latchkey';
const VERSION = 1;
const HOSTS = 'hosts';

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
function result(request) {
  return new Promise((succeeded, failed) => {
    request.addEventListener('success', () => succeeded(request.result));
    request.addEventListener('error', () => failed(request.error ?? new Error('IndexedDB')));
  });
}

/** @returns {Promise<IDBDatabase>} */
function openDatabase() {
  const request = indexedDB.open(DATABASE, VERSION);
  request.addEventListener('upgradeneeded', () => request.result.createObjectStore(HOSTS, { keyPath: 'computer' }));
  return result(request);
}

/**
 * Known hosts in this browser's IndexedDB. The browser is asked to keep them when it clears up.
 *
 * @implements {HostStore}
 */
export class IndexedDbHosts {
  constructor() {
    /** @type {Promise<IDBDatabase> | undefined} */
    this.database = undefined;
  }

  /** @param {string} computer @returns {Promise<RememberedHost | undefined>} */
  async find(computer) {
    const hosts = await this.hosts('readonly');
    return result(/** @type {IDBRequest<RememberedHost | undefined>} */ (hosts.get(computer)));
  }

  async ids() {
    const hosts = await this.hosts('readonly');
    return (await result(hosts.getAllKeys())).map(String);
  }

  /** @param {RememberedHost} host */
  async add(host) {
    const hosts = await this.hosts('readwrite');
    await result(hosts.add(host));
    await navigator.storage.persist().catch(() => false); // A browser may refuse; the key is stored all the same.
  }

  /** @param {string} computer */
  async remove(computer) {
    const hosts = await this.hosts('readwrite');
    await result(hosts.delete(computer));
  }

  /** @param {IDBTransactionMode} mode @private */
  async hosts(mode) {
    this.database ??= openDatabase();
    return (await this.database).transaction(HOSTS, mode).objectStore(HOSTS);
  }
}
