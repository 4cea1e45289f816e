/**
 * The part of a key event that says whose it is.
 *
 * @typedef {Pick<KeyboardEvent, 'key' | 'code' | 'isComposing' | 'keyCode'>} KeyPress
 */

/** Browsers give this to every key that an input method has taken (UI Events, §7.3.1). */
const TAKEN_BY_INPUT_METHOD = 229;
const MODIFIERS = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'NumLock']);

/**
 * Says of each key whether the computer gets it as a key, or whether the text field makes text of it first: input
 * methods, dead keys, and on-screen keyboards, which name no keys.
 */
export class KeySorter {
  constructor() {
    this.afterDeadKey = false;
    /** Whether text that is being composed goes to the computer as it grows: on-screen keyboards compose every word. */
    this.live = false;
  }

  /** @param {KeyPress} press @returns {'key' | 'text'} */
  pressed(press) {
    const { key, code, isComposing, keyCode } = press;
    if (isComposing || keyCode === TAKEN_BY_INPUT_METHOD || key === 'Process' || key === 'Unidentified') {
      this.live = code === '';
      return 'text';
    }
    if (key === 'Dead') {
      this.afterDeadKey = true;
      this.live = false;
      return 'text';
    }
    if (this.afterDeadKey && !MODIFIERS.has(key)) {
      this.afterDeadKey = false;
      return isCharacter(key) ? 'text' : 'key';
    }
    return 'key';
  }
}

/** @param {string} key as in `KeyboardEvent.key`: one character, or the name of a key */
const isCharacter = (key) => Array.from(key).length === 1;

/**
 * What a text field holds while it only lends its editing: marks that show nothing, so that there is something to
 * erase when an on-screen keyboard erases.
 */
export const BLANK = '\u200b'.repeat(32);

/**
 * What was done to the text of a field since it was looked at last. An on-screen keyboard corrects words that it has
 * typed already, so the computer is told to erase and type again.
 */
export class TypedText {
  constructor() {
    this.text = BLANK;
  }

  /** @param {string} now what the field holds @returns {{ erased: number, typed: string }} in characters, from the end */
  changed(now) {
    const before = Array.from(this.text);
    const after = Array.from(now);
    let same = 0;
    while (same < before.length && before[same] === after[same]) {
      same += 1;
    }
    this.text = now;
    return { erased: before.length - same, typed: after.slice(same).join('').replaceAll('\u200b', '') };
  }

  /** The field was blanked. */
  blanked() {
    this.text = BLANK;
  }
}

const RETURN = 0xff0d;
const TAB = 0xff09;
export const BACKSPACE = 0xff08;

/**
 * The key symbols of a text, one for each character.
 *
 * @param {string} typed
 * @param {(codePoint: number) => number} lookup the symbol of a character, as a keyboard of X has it
 */
export function symbolsOf(typed, lookup) {
  return Array.from(typed.replaceAll('\r\n', '\n')).map((character) => {
    switch (character) {
      case '\n':
      case '\r':
        return RETURN;
      case '\t':
        return TAB;
      default:
        return lookup(/** @type {number} */ (character.codePointAt(0)));
    }
  });
}

/** The keys that are down at the computer because of this keyboard. */
export class HeldKeys {
  /** @type {Set<string>} */
  #codes = new Set();

  /** @param {string} code */
  pressed(code) {
    this.#codes.add(code);
  }

  /** @param {string} code @returns {boolean} whether it was down */
  released(code) {
    return this.#codes.delete(code);
  }

  /** Which are down; afterwards none is. */
  takeAll() {
    const codes = [...this.#codes];
    this.#codes.clear();
    return codes;
  }
}
