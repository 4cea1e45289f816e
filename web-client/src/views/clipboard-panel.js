import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { text } from '../texts/text.js';

/**
 * Text both ways, by hand, with no permission of the browser; and the switch for sharing.
 *
 * @param {object} what
 * @param {string} what.name
 * @param {import('./clipboard-sharing.js').ClipboardSharing} what.clipboard
 * @param {boolean} what.shared
 * @param {(() => void) | undefined} what.toggleShared nothing where this browser cannot
 */
export function clipboardPanel({ name, clipboard, shared, toggleShared }) {
  const field = () => /** @type {HTMLTextAreaElement} */ (document.querySelector('#clipboard-text'));
  return html`
    <div class="field">
      <label for="clipboard-text">${text('clipboard.text')}</label>
      <textarea
        id="clipboard-text"
        rows="5"
        .value=${live(clipboard.text)}
        aria-describedby="clipboard-about"
        @input=${() => (clipboard.text = field().value)}
      ></textarea>
      <p class="hint" id="clipboard-about">${text('clipboard.about', { name })}</p>
    </div>
    <p class="news" role="status">${newsText(clipboard.news, name)}</p>
    <div class="actions">
      <button @click=${() => clipboard.send(field().value)}>${text('clipboard.send', { name })}</button>
      <button @click=${() => clipboard.copy(field().value)}>${text('clipboard.copy')}</button>
    </div>
    ${
      toggleShared
        ? html`<div class="options">
            <div class="option">
              <input
                id="clipboard-share"
                type="checkbox"
                .checked=${live(shared)}
                aria-describedby="clipboard-share-hint"
                @change=${toggleShared}
              />
              <label for="clipboard-share">${text('clipboard.share')}</label>
              <p class="hint" id="clipboard-share-hint">${text('clipboard.share-hint', { name })}</p>
            </div>
          </div>`
        : nothing
    }
  `;
}

/** @param {import('./clipboard-sharing.js').ClipboardNews} news @param {string} name */
const newsText = (news, name) => (news === '' ? '' : text(`clipboard.${news}`, { name }));
