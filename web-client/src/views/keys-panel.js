import { html } from 'lit';
import { CHORDS, FUNCTION_KEYS, MODIFIERS } from '../session/special-keys.js';
import { text } from '../texts/text.js';

/** @typedef {import('../session/special-keys.js').Key} Key */

/**
 * Keys that do not reach the picture by themselves.
 *
 * @param {{ held: ReadonlySet<Key>, press: (keys: readonly Key[]) => void, hold: (key: Key) => void }} what
 */
export function keysPanel({ held, press, hold }) {
  /** @param {readonly [string, readonly Key[]]} chord */
  const chordButton = ([name, keys]) => html`<button @click=${() => press(keys)}>${name}</button>`;
  return html`
    <p class="quiet">${text('keys.about')}</p>
    <div class="key-row">${CHORDS.map(chordButton)}</div>
    <div class="key-group" role="group" aria-labelledby="modifiers-title">
      <h3 id="modifiers-title">${text('keys.modifiers')}</h3>
      <div class="key-row">
        ${MODIFIERS.map(
          ([name, key]) =>
            html`<button aria-pressed=${held.has(key) ? 'true' : 'false'} @click=${() => hold(key)}>${name}</button>`,
        )}
      </div>
    </div>
    <div class="key-group" role="group" aria-labelledby="functions-title">
      <h3 id="functions-title">${text('keys.functions')}</h3>
      <div class="key-row functions">${FUNCTION_KEYS.map(chordButton)}</div>
    </div>
    <p class="quiet">${text('keys.shortcut')}</p>
  `;
}
