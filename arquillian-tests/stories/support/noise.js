import { randomBytes } from 'node:crypto';

/** `XWDFile.h`: version 7, ZPixmap, TrueColor, least significant byte first. */
const HEADER_WORDS = 25;

/**
 * A picture that compresses badly, as a window dump for `xwud`.
 *
 * @param {number} width pixels
 * @param {number} height pixels
 */
export function noise(width, height) {
  const name = Buffer.from('noise\0');
  const header = Buffer.alloc(4 * HEADER_WORDS);
  const words = [header.length + name.length, 7, 2, 24, width, height, 0, 0, 32, 0, 32, 32, 4 * width, 4];
  words.push(0xff0000, 0xff00, 0xff, 8, 0, 0, width, height, 0, 0, 0);
  words.forEach((word, index) => header.writeUInt32BE(word, 4 * index));
  return Buffer.concat([header, name, randomBytes(4 * width * height)]);
}
