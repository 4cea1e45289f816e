import { ClipboardRules, isTooLarge } from '../session/clipboard-rules.js';

/**
 * @typedef {object} ClipboardEnds
 * @property {(text: string) => void} send to the computer's clipboard
 * @property {() => boolean} shared whether the person wants both clipboards to be the same
 * @property {() => void} changed
 */

/** @typedef {'' | 'sent' | 'copied' | 'denied' | 'too-large'} ClipboardNews */

/**
 * This browser's clipboard and the computer's. Without the person's wish and the browser's permission nothing of this
 * browser's clipboard is read: then only what is put into the panel's field goes over.
 */
export class ClipboardSharing {
  #rules = new ClipboardRules();
  /** @type {string} the newest text of the computer, or what was sent to it */
  text = '';
  /** @type {ClipboardNews} */
  news = '';

  /** @param {ClipboardEnds} ends @param {AbortSignal} signal */
  constructor(ends, signal) {
    this.ends = ends;
    const look = () => void this.#attend();
    window.addEventListener('focus', look, { signal });
    window.addEventListener('blur', look, { signal });
    document.addEventListener('visibilitychange', look, { signal });
    look();
  }

  /** The computer copied something. @param {string} text */
  async hostCopied(text) {
    this.text = text;
    this.#tell('');
    if (this.#rules.fromHost(text) && this.ends.shared()) await this.#write(text);
  }

  /** The person sends a text by hand. @param {string} text */
  send(text) {
    if (isTooLarge(text)) {
      this.#tell('too-large');
      return;
    }
    this.text = text;
    this.#rules.common = text;
    this.ends.send(text);
    this.#tell('sent');
  }

  /** The person copies the field by hand. @param {string} text */
  async copy(text) {
    if (await this.#write(text)) this.#tell('copied');
  }

  /** Asks the browser for its permission, while the person looks. @returns {Promise<boolean>} */
  async allowSharing() {
    this.#tell('');
    const found = await this.#read();
    if (found !== undefined) this.#takeOver(found);
    return found !== undefined;
  }

  async #attend() {
    this.#rules.attended = !document.hidden && document.hasFocus();
    if (!this.#rules.attended || !this.ends.shared()) return;
    if (await isAllowed()) {
      const found = await this.#read();
      if (found !== undefined) this.#takeOver(found);
    }
    const waiting = this.#rules.takeWaiting();
    if (waiting !== undefined) await this.#write(waiting);
  }

  /** @param {string} found */
  #takeOver(found) {
    const verdict = this.#rules.fromHere(found);
    if (verdict === 'send') {
      this.text = found;
      this.ends.send(found);
      this.#tell('');
    } else if (verdict === 'too-large') {
      this.#tell('too-large');
    }
  }

  async #read() {
    try {
      return await navigator.clipboard.readText();
    } catch {
      this.#tell('denied');
      return undefined;
    }
  }

  /** @param {string} text */
  async #write(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      this.#tell('denied');
      return false;
    }
  }

  /** @param {ClipboardNews} news */
  #tell(news) {
    this.news = news;
    this.ends.changed();
  }
}

/** Whether this browser can be asked for good; others would ask a person at each look. */
export const canShare = async () => (await permission()) !== undefined;

const isAllowed = async () => (await permission()) === 'granted';

/** @returns {Promise<PermissionState | undefined>} nothing where the browser does not know the permission */
async function permission() {
  try {
    const name = /** @type {PermissionName} */ (/** @type {unknown} */ ('clipboard-read'));
    return (await navigator.permissions.query({ name })).state;
  } catch {
    return undefined;
  }
}
