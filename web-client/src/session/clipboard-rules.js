/** Specification: the clipboard's limit of docs/screen.md, in bytes of UTF-8. */
export const MAX_CLIPBOARD_BYTES = 1_000_000;

/**
 * What may cross between the two clipboards, and when. While the page is not both visible and in use, nothing is read from
 * this browser's clipboard, sent, or written to it; the newest text of the computer waits until it is. Text that came from
 * one side is not sent back to it.
 */
export class ClipboardRules {
  constructor() {
    /** Whether the page is visible and in use. */
    this.attended = false;
    /** @type {string | undefined} the text that both sides have, as far as is known */
    this.common = undefined;
    /** @type {string | undefined} text of the computer that came while nobody was here */
    this.waiting = undefined;
  }

  /** @param {string} text that the computer copied @returns {boolean} whether it may be written to the clipboard here now */
  fromHost(text) {
    if (this.attended) {
      this.common = text;
    } else {
      this.waiting = text;
    }
    return this.attended;
  }

  /**
   * What a person copied here goes before what waits from the computer: it is what they did last.
   *
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
    this.waiting = undefined;
    if (isTooLarge(text)) {
      return 'too-large';
    }
    this.common = text;
    return 'send';
  }

  /** @returns {string | undefined} what waited, to be written to the clipboard here now */
  takeWaiting() {
    if (!this.attended || this.waiting === undefined) {
      return undefined;
    }
    this.common = this.waiting;
    this.waiting = undefined;
    return this.common;
  }
}

/** @param {string} text */
export const isTooLarge = (text) =>
  text.length > MAX_CLIPBOARD_BYTES || new TextEncoder().encode(text).length > MAX_CLIPBOARD_BYTES;
