/** Specification: the clipboard's limit of docs/screen.md, in bytes of UTF-8. */
export const MAX_CLIPBOARD_BYTES = 1_000_000;

/**
 * What may cross between the two clipboards, and when. While the page is not both visible and in use, nothing is read from
 * this browser's clipboard, sent, or written to it; the newest text of the computer waits until it is. Text that came from
 * one side is not sent back to it.
 */
export class ClipboardRules {
  constructor() {
    this.attended = false;
    /** @type {string | undefined} the text that both sides have, as far as is known */
    this.common = undefined;
    /** @type {string | undefined} */
    this.waiting = undefined;
  }

  /** @param {boolean} attended @returns {string | undefined} text of the computer to write to the clipboard here now */
  attend(attended) {
    this.attended = attended;
    const text = attended ? this.waiting : undefined;
    if (attended) {
      this.waiting = undefined;
    }
    return text;
  }

  /** @param {string} text that the computer copied @returns {string | undefined} what to write to the clipboard here now */
  fromHost(text) {
    this.common = text;
    if (this.attended) {
      return text;
    }
    this.waiting = text;
    return undefined;
  }

  /**
   * @param {string} text found on the clipboard here
   * @returns {'send' | 'same' | 'unattended' | 'too-large'}
   */
  fromHere(text) {
    if (!this.attended) {
      return 'unattended';
    }
    if (text === '' || text === this.common) {
      return 'same';
    }
    if (isTooLarge(text)) {
      return 'too-large';
    }
    this.common = text;
    return 'send';
  }
}

/** @param {string} text */
export const isTooLarge = (text) =>
  text.length > MAX_CLIPBOARD_BYTES || new TextEncoder().encode(text).length > MAX_CLIPBOARD_BYTES;
