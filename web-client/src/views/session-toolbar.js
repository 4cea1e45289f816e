import { html, nothing } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { text } from '../texts/text.js';
import { PageElement } from './element.js';
import { sessionMeter } from './session-meter.js';

/**
 * @typedef {'keys' | 'clipboard' | 'view'} ActPanel
 * @typedef {ActPanel | 'connection'} Panel
 * @typedef {import('../session/toolbar-fold.js').FoldEvent} FoldEvent
 */

/** How long a mouse rests on the handle before the toolbar shows itself, and how long it stays when the mouse has gone. */
const REST_MILLIS = 350;
const LEAVE_MILLIS = 600;

/**
 * The handle at the top of the picture, and what a person can do to a session beside using it. Fires `fold` and `panel`
 * with what happened as detail, `full-screen`, `keyboard` and `disconnect`; the screen holds the state.
 */
export class SessionToolbar extends PageElement {
  /** @override */
  static properties = {
    name: { attribute: false },
    osUser: { attribute: false },
    word: { attribute: false },
    readings: { attribute: false },
    folded: { attribute: false },
    pinned: { attribute: false },
    panels: { attribute: false },
    panel: { attribute: false },
    content: { attribute: false },
    touch: { attribute: false },
    fullScreen: { attribute: false },
  };

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #waiting;

  constructor() {
    super();
    this.name = '';
    this.osUser = '';
    this.word = '';
    /** @type {import('../session/connection-watch.js').Readings | undefined} */
    this.readings = undefined;
    this.folded = false;
    this.pinned = false;
    /** @type {readonly ActPanel[]} */
    this.panels = [];
    /** @type {Panel | undefined} */
    this.panel = undefined;
    /** @type {unknown} what the open panel shows */
    this.content = nothing;
    this.touch = false;
    this.fullScreen = false;
    this.addEventListener('keydown', (event) => this.#pressed(event));
    this.addEventListener('pointerleave', (event) => this.#wait(event, 'left', LEAVE_MILLIS));
    this.addEventListener('pointerenter', () => clearTimeout(this.#waiting));
    this.addEventListener('focusin', () => this.#tell('fold', 'entered'));
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#waiting);
  }

  /** @param {string} event @param {unknown} [detail] */
  #tell(event, detail) {
    clearTimeout(this.#waiting);
    this.dispatchEvent(new CustomEvent(event, { detail }));
  }

  /** @param {PointerEvent} event @param {FoldEvent} then @param {number} millis */
  #wait({ pointerType }, then, millis) {
    clearTimeout(this.#waiting);
    if (pointerType === 'mouse') this.#waiting = setTimeout(() => this.#tell('fold', then), millis);
  }

  /** Arrows go from button to button, Escape goes one step back. @param {KeyboardEvent} event */
  #pressed(event) {
    if (event.key === 'Escape') {
      event.preventDefault();
      this.#back();
    } else if (event.target instanceof HTMLElement && event.target.closest('.toolbar')) {
      this.#step(event, event.target);
    }
  }

  #back() {
    if (!this.panel) {
      this.#tell('fold', 'escape');
      return;
    }
    void this.focusOn(`[data-panel="${this.panel}"]`);
    this.#tell('panel', this.panel);
  }

  /** @param {KeyboardEvent} event @param {HTMLElement} from */
  #step(event, from) {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const buttons = [...this.querySelectorAll('.toolbar button')];
    const next = buttons[(buttons.indexOf(from) + by + buttons.length) % buttons.length];
    if (next instanceof HTMLElement) next.focus();
  }

  /** @override */
  render() {
    this.classList.toggle('folded', this.folded);
    this.classList.toggle('pinned', this.pinned);
    return html`
      <div class="session-bar">
        ${this.pinned ? nothing : this.renderHandle()} ${this.folded ? nothing : this.renderBar()}
        ${this.folded || !this.panel ? nothing : this.renderPanel(this.panel)}
      </div>
    `;
  }

  renderHandle() {
    return html`<button
      class="handle"
      aria-expanded=${this.folded ? 'false' : 'true'}
      aria-label=${text('toolbar.handle')}
      aria-keyshortcuts="Control+Alt+Shift+M"
      title="${text('toolbar.handle')} (Ctrl+Alt+Shift+M)"
      @pointerenter=${(/** @type {PointerEvent} */ event) => this.#wait(event, 'rested', REST_MILLIS)}
      @click=${() => this.#tell('fold', 'handle')}
    ></button>`;
  }

  renderBar() {
    return html`<div class="toolbar" role="toolbar" aria-label=${text('toolbar.label')}>
      <span class="where">
        <strong>${this.name}</strong>
        <span class="quiet">${text('toolbar.as', { osUser: this.osUser })}</span>
        ${this.word ? html`<span class="word">${this.word}</span>` : nothing}
      </span>
      ${sessionMeter({
        readings: this.readings,
        open: this.panel === 'connection',
        toggle: () => this.#tell('panel', 'connection'),
      })}
      <span class="acts">
        ${this.panels.map((panel) => this.renderPanelButton(panel))}
        ${this.touch ? html`<button class="plain" @click=${() => this.#tell('keyboard')}>${text('toolbar.keyboard')}</button>` : nothing}
        <button
          class="plain"
          aria-pressed=${this.fullScreen ? 'true' : 'false'}
          @click=${() => this.#tell('full-screen')}
        >
          ${text('toolbar.full-screen')}
        </button>
        <button class="plain" @click=${() => this.#tell('disconnect')}>${text('toolbar.disconnect')}</button>
      </span>
    </div>`;
  }

  /** @param {ActPanel} panel */
  renderPanelButton(panel) {
    return html`<button
      class="plain opens"
      data-panel=${panel}
      aria-expanded=${this.panel === panel ? 'true' : 'false'}
      aria-controls="session-panel"
      @click=${() => this.#tell('panel', panel)}
    >
      ${text(`toolbar.${panel}`)}
    </button>`;
  }

  /** @param {Panel} panel */
  renderPanel(panel) {
    // What has nothing to operate in it must be scrolled by keyboard, too.
    return html`<section
      class="panel"
      id="session-panel"
      aria-labelledby="panel-title"
      tabindex=${ifDefined(panel === 'connection' ? 0 : undefined)}
    >
      <h2 id="panel-title" class="hidden-but-read">${text(`${panel}.title`)}</h2>
      ${this.content}
    </section>`;
  }
}

customElements.define('session-toolbar', SessionToolbar);
