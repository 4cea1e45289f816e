import { html, nothing } from 'lit';
import { text } from '../texts/text.js';

/**
 * The host will end an idle session. Nothing has to be pressed here: a key or a movement in the picture is enough.
 *
 * @param {{ name: string, endsAt: Date | undefined, stay: () => void }} what
 */
export function idleNotice({ name, endsAt, stay }) {
  if (!endsAt) return nothing;
  return html`<div class="picture-note" role="alert">
    <p>${text('idle.soon', { name, time: endsAt.toLocaleTimeString() })}</p>
    <button class="main" @click=${stay}>${text('idle.stay')}</button>
  </div>`;
}
