/**
 * Keys that a browser or its desktop keeps for itself, or that a phone does not have. `X11/keysymdef.h` for the symbols,
 * UI Events (`KeyboardEvent.code`) for the places.
 *
 * @typedef {readonly [symbol: number, code: string]} Key
 */

/** @type {Key} */
const CONTROL = [0xffe3, 'ControlLeft'];
/** @type {Key} */
const ALT = [0xffe9, 'AltLeft'];
/** @type {Key} */
const SUPER = [0xffeb, 'MetaLeft'];
/** @type {Key} */
const TAB = [0xff09, 'Tab'];
const F1 = 0xffbe;

/** @param {number} number 1 to 12 @returns {Key} */
const functionKey = (number) => [F1 + number - 1, `F${number}`];

/** Pressed in this order and let go in the other. @type {readonly (readonly [name: string, keys: readonly Key[]])[]} */
export const CHORDS = [
  ['Ctrl+Alt+Del', [CONTROL, ALT, [0xffff, 'Delete']]],
  ['Alt+Tab', [ALT, TAB]],
  ['Alt+F4', [ALT, functionKey(4)]],
  ['Super', [SUPER]],
  ['Esc', [[0xff1b, 'Escape']]],
  ['Tab', [TAB]],
  ['Print Screen', [[0xff61, 'PrintScreen']]],
];

/** @type {readonly (readonly [name: string, keys: readonly Key[]])[]} */
export const FUNCTION_KEYS = Array.from({ length: 12 }, (_, index) => [`F${index + 1}`, [functionKey(index + 1)]]);

/** Held until they are let go of. @type {readonly (readonly [name: string, key: Key])[]} */
export const MODIFIERS = [
  ['Ctrl', CONTROL],
  ['Alt', ALT],
  ['Super', SUPER],
];
