import { text } from '../texts/text.js';

/** Characters that some file system refuses in a name. */
const NOT_IN_FILE_NAMES = /[^\p{L}\p{N} ._()-]/gu;

/**
 * Saves a picture of a computer's screen where this browser saves files.
 *
 * @param {Blob} picture
 * @param {string} name of the computer
 * @param {Date} taken
 */
export function savePicture(picture, name, taken) {
  const address = URL.createObjectURL(picture);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName(name, taken);
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000); // The browser reads it after this turn.
}

/** `office-pc 2026-11-21 14.05.09.png`, by the clock of this browser. @param {string} name @param {Date} taken */
function fileName(name, taken) {
  const two = (/** @type {number} */ part) => String(part).padStart(2, '0');
  const date = [taken.getFullYear(), two(taken.getMonth() + 1), two(taken.getDate())].join('-');
  const time = [taken.getHours(), taken.getMinutes(), taken.getSeconds()].map(two).join('.');
  return text('screenshot.name', { name, date, time }).replace(NOT_IN_FILE_NAMES, '_');
}
