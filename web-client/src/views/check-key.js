import { html } from 'lit';
import { text } from '../texts/text.js';
import { fingerprintBlock } from './fingerprint.js';

/**
 * The first warning of A2: a key that this browser has never seen.
 *
 * @param {{ name: string, fingerprint: string, matches: () => void, cancel: () => void }} what
 */
export function checkKeySheet({ name, fingerprint, matches, cancel }) {
  return html`
    <section class="sheet wide" aria-labelledby="key-title">
      <h1 id="key-title" tabindex="-1">${text('key.title')}</h1>
      <p>${text('key.first', { name })}</p>
      ${fingerprintBlock(fingerprint)}
      <div class="step">
        <p>${text('key.how')}</p>
        <pre class="command">latchkey fingerprint</pre>
      </div>
      <p class="quiet">${text('key.why')}</p>
      <div class="actions">
        <button class="main" @click=${matches}>${text('key.matches')}</button>
        <button @click=${cancel}>${text('key.cancel')}</button>
      </div>
    </section>
  `;
}

/**
 * The second warning of A2: another key than the remembered one. There is no way on from here but back.
 *
 * @param {{ name: string, remembered: string, shown: string }} what
 */
export function keyChangedSheet({ name, remembered, shown }) {
  return html`
    <section class="sheet wide" aria-labelledby="key-title">
      <h1 id="key-title" tabindex="-1">${text('key.changed.title', { name })}</h1>
      <p class="error" role="alert">${text('key.changed', { name })}</p>
      <div class="step">
        <h2>${text('key.changed.remembered')}</h2>
        ${fingerprintBlock(remembered, text('key.changed.remembered'))}
      </div>
      <div class="step">
        <h2>${text('key.changed.shown')}</h2>
        ${fingerprintBlock(shown, text('key.changed.shown'))}
      </div>
      <p>${text('key.changed.what', { name })}</p>
      <p><a href="#/computers">${text('session.back')}</a></p>
    </section>
  `;
}
