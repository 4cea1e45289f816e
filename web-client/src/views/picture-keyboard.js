import { BACKSPACE, BLANK, HeldKeys, KeySorter, TypedText, symbolsOf } from '../session/typing.js';

/** More than this in the field, and it is blanked: an on-screen keyboard needs the last words only, to correct them. */
const MAX_FIELD_CHARACTERS = 512;

/**
 * @typedef {object} KeyboardEnds
 * @property {() => HTMLElement | null} canvas noVNC's, which has noVNC's keyboard on it
 * @property {(symbol: number) => void} sendSymbol a press and a release
 * @property {(codePoint: number) => number} lookup
 * @property {() => boolean} enabled whether what is typed goes to the computer
 * @property {() => void} used a key or a text was sent
 * @property {() => void} leave the person asks for the toolbar
 */

/**
 * The keyboard of the picture: a text field that nobody sees holds the focus. Keys are handed to noVNC's own keyboard as
 * copies of their events; what input methods, dead keys and on-screen keyboards make goes as text.
 */
export class PictureKeyboard {
  #sorter = new KeySorter();
  #text = new TypedText();
  #held = new HeldKeys();
  #composing = false;

  /** @param {HTMLTextAreaElement} field @param {KeyboardEnds} ends @param {AbortSignal} signal */
  constructor(field, ends, signal) {
    this.field = field;
    this.ends = ends;
    const listening = { signal };
    field.addEventListener('keydown', (event) => this.#pressed(event), listening);
    field.addEventListener('keyup', (event) => this.#released(event), listening);
    field.addEventListener('compositionstart', () => (this.#composing = true), listening);
    field.addEventListener('compositionend', () => this.#composed(), listening);
    field.addEventListener('input', () => this.#changed(), listening);
    field.addEventListener('blur', () => this.releaseAll(), listening);
    field.addEventListener('paste', (event) => event.preventDefault(), listening);
    field.addEventListener('drop', (event) => event.preventDefault(), listening);
    window.addEventListener('blur', () => this.releaseAll(), listening);
    window.addEventListener('pagehide', () => this.releaseAll(), listening);
    document.addEventListener('visibilitychange', () => this.releaseAll(), listening);
    this.blank();
  }

  /** Lets go of every key that is down at the computer because of this keyboard. */
  releaseAll() {
    for (const code of this.#held.takeAll()) {
      this.ends.canvas()?.dispatchEvent(new KeyboardEvent('keyup', { code, cancelable: true }));
    }
  }

  /** Forgets the words in the field: what is typed next is typed somewhere else. */
  blank() {
    if (this.#composing) return;
    this.field.value = BLANK;
    this.field.setSelectionRange(BLANK.length, BLANK.length);
    this.#text.blanked();
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    if (isShortcut(event)) {
      event.preventDefault();
      this.releaseAll();
      this.ends.leave();
    } else if (this.ends.enabled() && this.#sorter.pressed(event) === 'key' && this.#handOn(event)) {
      this.#held.pressed(event.code);
      this.blank();
      this.ends.used();
    }
  }

  /** @param {KeyboardEvent} event */
  #released(event) {
    if (this.#held.released(event.code)) this.#handOn(event);
  }

  /** @param {KeyboardEvent} event @returns {boolean} whether noVNC took it */
  #handOn(event) {
    const copy = new KeyboardEvent(event.type, copied(event));
    this.ends.canvas()?.dispatchEvent(copy);
    if (copy.defaultPrevented) event.preventDefault();
    return copy.defaultPrevented;
  }

  #changed() {
    if (!this.#composing || this.#sorter.live) this.#send();
    if (!this.#composing && this.field.value.length > MAX_FIELD_CHARACTERS) this.blank();
  }

  #composed() {
    this.#composing = false;
    this.#send();
    if (!this.#sorter.live) this.blank();
  }

  #send() {
    if (!this.ends.enabled()) {
      this.blank();
      return;
    }
    const { erased, typed } = this.#text.changed(this.field.value);
    const symbols = [...Array(erased).fill(BACKSPACE), ...symbolsOf(typed, this.ends.lookup)];
    for (const symbol of symbols) this.ends.sendSymbol(symbol);
    if (symbols.length > 0) this.ends.used();
    if (this.field.value === '') this.blank(); // There must always be something to erase.
  }
}

/** Ctrl+Alt+Shift+M, wherever M is on this keyboard. @param {KeyboardEvent} event */
export const isShortcut = ({ ctrlKey, altKey, shiftKey, code }) => ctrlKey && altKey && shiftKey && code === 'KeyM';

/** @param {KeyboardEvent} event @returns {KeyboardEventInit} */
function copied(event) {
  const { key, code, location, repeat, ctrlKey, shiftKey, altKey, metaKey, keyCode } = event;
  return {
    key,
    code,
    location,
    repeat,
    ctrlKey,
    shiftKey,
    altKey,
    metaKey,
    keyCode,
    modifierAltGraph: event.getModifierState('AltGraph'),
    modifierCapsLock: event.getModifierState('CapsLock'),
    modifierNumLock: event.getModifierState('NumLock'),
    cancelable: true,
  };
}
