import { html } from 'lit';
import { text } from '../texts/text.js';
import { PageElement } from './element.js';

/**
 * What a person can do to a session beside using it. Fires `full-screen`, `scale`, `view-only`, `ctrl-alt-del` and
 * `disconnect`; the page holds the state.
 */
export class SessionToolbar extends PageElement {
  /** @override */
  static properties = {
    name: { attribute: false },
    osUser: { attribute: false },
    fullScreen: { attribute: false },
    scale: { attribute: false },
    viewOnly: { attribute: false },
  };

  constructor() {
    super();
    this.name = '';
    this.osUser = '';
    this.fullScreen = false;
    this.scale = true;
    this.viewOnly = false;
  }

  /** @param {string} wish */
  fire(wish) {
    this.dispatchEvent(new CustomEvent(wish));
  }

  /**
   * @param {string} wish
   * @param {string} label
   * @param {boolean} on
   */
  renderSwitch(wish, label, on) {
    return html`<button class="plain" aria-pressed=${on ? 'true' : 'false'} @click=${() => this.fire(wish)}>
      ${label}
    </button>`;
  }

  /** @override */
  render() {
    return html`
      <div class="toolbar" role="toolbar" aria-label=${text('toolbar.label')}>
        <span class="where">
          <strong>${this.name}</strong>
          <span class="quiet">${text('toolbar.as', { osUser: this.osUser })}</span>
        </span>
        ${this.renderSwitch('full-screen', text('toolbar.full-screen'), this.fullScreen)}
        ${this.renderSwitch('scale', text('toolbar.scale'), this.scale)}
        ${this.renderSwitch('view-only', text('toolbar.view-only'), this.viewOnly)}
        <button class="plain" ?disabled=${this.viewOnly} @click=${() => this.fire('ctrl-alt-del')}>
          ${text('toolbar.ctrl-alt-del')}
        </button>
        <button class="plain" @click=${() => this.fire('disconnect')}>${text('toolbar.disconnect')}</button>
      </div>
    `;
  }
}

customElements.define('session-toolbar', SessionToolbar);
