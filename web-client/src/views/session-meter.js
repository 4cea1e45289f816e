import { html } from 'lit';
import { bytesText } from '../session/meter.js';
import { text } from '../texts/text.js';

/** @typedef {import('../session/connection-watch.js').Readings} Readings */

/** @param {Readings | undefined} readings */
export const roundTripText = (readings) =>
  readings?.roundTripMillis === undefined
    ? text('meter.unknown')
    : text('meter.round-trip', { millis: Math.round(readings.roundTripMillis) });

/** @param {Readings | undefined} readings */
export const framesOf = (readings) =>
  readings?.figures?.framesPerSecond === undefined
    ? text('meter.unknown')
    : String(Math.round(readings.figures.framesPerSecond));

/** @param {Readings | undefined} readings */
export const rateOf = (readings) =>
  readings?.bytesPerSecond === undefined ? text('meter.unknown') : bytesText(readings.bytesPerSecond);

/**
 * Three small numbers: round trip, frames, bytes. What is not measured is a dash.
 *
 * @param {{ readings: Readings | undefined, open: boolean, toggle: () => void }} what
 */
export function sessionMeter({ readings, open, toggle }) {
  const numbers = [
    roundTripText(readings),
    text('meter.frames', { frames: framesOf(readings) }),
    text('meter.bytes', { bytes: rateOf(readings) }),
  ];
  return html`<button
    class="plain meter"
    data-panel="connection"
    aria-expanded=${open ? 'true' : 'false'}
    aria-controls="session-panel"
    @click=${toggle}
  >
    <span class="hidden-but-read">${text('meter.label')}</span>
    ${numbers.map((number) => html`<span>${number}</span> `)}
  </button>`;
}
