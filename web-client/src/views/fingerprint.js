import { html } from 'lit';
import { text } from '../texts/text.js';

/**
 * A fingerprint set large, in its six groups, easy to read aloud over a telephone.
 *
 * @param {string} fingerprint `ABCD-EFGH-…`, docs/protocol.md §1.2
 * @param {string} [label] what it is the fingerprint of
 */
export function fingerprintBlock(fingerprint, label = text('key.fingerprint')) {
  return html`<p class="fingerprint" role="img" aria-label="${label}: ${fingerprint.split('-').join(', ')}">
    ${fingerprint.split('-').map((group) => html`<span>${group}</span>`)}
  </p>`;
}
