import { html, nothing } from 'lit';
import { text } from '../texts/text.js';

/** @typedef {import('../session/preferences.js').Wishes} Wishes */

/**
 * How the picture is shown. Every wish but `View only` is remembered in this browser.
 *
 * @param {object} what
 * @param {string} what.name
 * @param {Wishes} what.wishes
 * @param {(change: Partial<Wishes>) => void} what.change
 * @param {boolean} what.viewOnly
 * @param {(() => void) | undefined} what.toggleViewOnly nothing where the host allows no more than that
 * @param {boolean} what.touch whether this device has a touch screen
 * @param {() => void} what.screenshot
 */
export function viewPanel({ name, wishes, change, viewOnly, toggleViewOnly, touch, screenshot }) {
  return html`
    ${toggleViewOnly ? nothing : html`<p>${text('screen.no-control', { name })}</p>`}
    <div class="options">
      ${option('scale', wishes.scale, () => change({ scale: !wishes.scale }))}
      ${option('resize', wishes.resize, () => change({ resize: !wishes.resize }))}
      ${toggleViewOnly ? option('view-only', viewOnly, toggleViewOnly) : nothing}
      ${touch ? option('trackpad', wishes.trackpad, () => change({ trackpad: !wishes.trackpad })) : nothing}
      ${option('pinned', wishes.pinned, () => change({ pinned: !wishes.pinned }))}
    </div>
    <div class="actions"><button @click=${screenshot}>${text('view.screenshot')}</button></div>
  `;
}

/**
 * @param {'scale' | 'resize' | 'view-only' | 'trackpad' | 'pinned'} name
 * @param {boolean} on
 * @param {() => void} toggle
 */
const option = (name, on, toggle) =>
  html`<div class="option">
    <input
      id="option-${name}"
      type="checkbox"
      .checked=${on}
      aria-describedby="option-${name}-hint"
      @change=${toggle}
    />
    <label for="option-${name}">${text(`view.${name}`)}</label>
    <p class="hint" id="option-${name}-hint">${text(`view.${name}-hint`)}</p>
  </div>`;
