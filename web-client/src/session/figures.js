/**
 * What the host says of the picture, once a second: docs/screen.md §8.
 *
 * @typedef {object} Figures
 * @property {number | undefined} framesPerSecond confirmed by this viewer; none when the viewer cannot confirm
 * @property {string} encoding of most pixels of the last update
 * @property {number} widthPixels
 * @property {number} heightPixels
 */

/** A line that never ends is not kept. */
const MAX_LINE_CHARACTERS = 4_096;

/** Lines of figures out of the pieces of a stream; what is no such line is skipped, because a meter is not worth a session. */
export class FiguresReader {
  constructor() {
    this.waiting = '';
    this.text = new TextDecoder('utf-8', { fatal: false });
  }

  /** @param {Uint8Array<ArrayBuffer>} bytes @returns {Figures | undefined} the newest that is complete */
  receive(bytes) {
    const lines = (this.waiting + this.text.decode(bytes)).split('\n');
    const rest = lines.pop() ?? '';
    this.waiting = rest.length > MAX_LINE_CHARACTERS ? '' : rest;
    return lines.map(figuresOf).findLast((figures) => figures !== undefined);
  }
}

/** @param {string} line @returns {Figures | undefined} */
function figuresOf(line) {
  try {
    const { framesPerSecond, encoding, widthPixels, heightPixels } = JSON.parse(line);
    const frames = Number.isFinite(framesPerSecond) && framesPerSecond >= 0 ? framesPerSecond : undefined;
    return typeof encoding === 'string' && Number.isInteger(widthPixels) && Number.isInteger(heightPixels)
      ? { framesPerSecond: frames, encoding, widthPixels, heightPixels }
      : undefined;
  } catch {
    return undefined;
  }
}
