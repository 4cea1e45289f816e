/**
 * How a picture larger than its frame lies behind it. All in pixels of the page.
 *
 * @typedef {object} Zoom
 * @property {number} factor how much larger than the frame; 1 is all of it
 * @property {number} x of the frame's corner in the enlarged picture
 * @property {number} y
 *
 * @typedef {{ width: number, height: number }} Size
 */

const MAX_FACTOR = 8;
/** How near to an edge of the frame the pointer may come before the picture follows. */
const MARGIN_PIXELS = 48;

/** @type {Readonly<Zoom>} */
export const WHOLE = { factor: 1, x: 0, y: 0 };

/**
 * Two fingers moved apart or together around a point of the frame, and that point moved.
 *
 * @param {Zoom} zoom
 * @param {Size} frame
 * @param {{ x: number, y: number, ratio: number, dx: number, dy: number }} pinch
 * @returns {Zoom}
 */
export function pinched(zoom, frame, { x, y, ratio, dx, dy }) {
  const factor = Math.min(MAX_FACTOR, Math.max(1, zoom.factor * ratio));
  const grown = factor / zoom.factor;
  return inside({ factor, x: (zoom.x + x) * grown - x - dx, y: (zoom.y + y) * grown - y - dy }, frame);
}

/**
 * Moves the picture so far that a point of the frame is well inside it.
 *
 * @param {Zoom} zoom
 * @param {Size} frame
 * @param {{ x: number, y: number }} point
 * @returns {Zoom}
 */
export function following(zoom, frame, { x, y }) {
  const moved = { ...zoom, x: zoom.x + beyond(x, frame.width), y: zoom.y + beyond(y, frame.height) };
  return inside(moved, frame);
}

/** @param {Zoom} zoom @param {Size} frame @returns {Zoom} */
export const inside = ({ factor, x, y }, { width, height }) => ({
  factor,
  x: Math.min((factor - 1) * width, Math.max(0, x)),
  y: Math.min((factor - 1) * height, Math.max(0, y)),
});

/** @param {number} at @param {number} length */
function beyond(at, length) {
  const margin = Math.min(MARGIN_PIXELS, length / 4);
  return Math.min(0, at - margin) + Math.max(0, at - length + margin);
}
