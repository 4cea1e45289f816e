import { html, nothing } from 'lit';
import { ref, createRef } from 'lit/directives/ref.js';
import { runSession } from '../session/run-session.js';
import { text } from '../texts/text.js';
import { checkKeySheet, keyChangedSheet } from './check-key.js';
import { PageElement } from './element.js';
import './host-prompt.js';
import './screen-view.js';
import './session-toolbar.js';

/** @typedef {import('../session/run-session.js').Person} Person */
/** @typedef {import('../channel/control-messages.js').Prompt} Prompt */

/** Well below the 30 idle minutes of a sign-in (docs/protocol.md §3). */
const SIGN_IN_USE_MILLIS = 5 * 60_000;

/**
 * What the page shows at this moment.
 *
 * @typedef {{ at: 'waiting', sentence: string }
 *   | { at: 'check-key', fingerprint: string, decide: (matches: boolean) => void }
 *   | { at: 'key-changed', remembered: string, shown: string }
 *   | { at: 'prompt', prompt: Prompt, answer: (value: string) => void }
 *   | { at: 'screen', osUser: string }
 *   | { at: 'ended', sentence: string }} Stage
 */

/**
 * One session with one computer, from the click to the end. It shows what `runSession` asks a person for, and holds no
 * rule of the session itself. Leaving the page ends the session.
 *
 * @implements {Person}
 */
export class SessionPage extends PageElement {
  /** @override */
  static properties = {
    api: { attribute: false },
    hosts: { attribute: false },
    computerId: { attribute: false },
    stage: { state: true },
    error: { state: true },
    staleSince: { state: true },
    resuming: { state: true },
    fullScreen: { state: true },
    scale: { state: true },
    viewOnly: { state: true },
  };

  constructor() {
    super();
    /** @type {import('../gateway/gateway-api.js').GatewayApi | undefined} */
    this.api = undefined;
    /** @type {import('../hosts/known-hosts.js').KnownHosts | undefined} */
    this.hosts = undefined;
    this.computerId = '';
    this.name = '';
    /** @type {Stage} */
    this.stage = { at: 'waiting', sentence: text('session.asking') };
    this.error = '';
    /** @type {Date | undefined} */
    this.staleSince = undefined;
    this.idleSeconds = 0;
    this.resuming = false;
    this.fullScreen = false;
    this.scale = true;
    this.viewOnly = false;
    this.ending = new AbortController();
    /** @type {import('lit/directives/ref.js').Ref<import('./screen-view.js').ScreenView>} */
    this.screenView = createRef();
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('fullscreenchange', () => {
      this.fullScreen = document.fullscreenElement === this;
    });
    void this.start();
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.ending.abort();
  }

  async start() {
    if (!this.api || !this.hosts) return;
    this.ending.abort();
    this.ending = new AbortController();
    this.error = '';
    this.staleSince = undefined;
    this.resuming = false;
    const stopUsing = this.useSignIn(this.api);
    await runSession({
      api: this.api,
      hosts: this.hosts,
      computerId: this.computerId,
      person: this,
      signal: this.ending.signal,
    });
    stopUsing();
  }

  /**
   * Counts a session as a use of the sign-in, so that the sign-in lives as long and signing out still ends it all.
   *
   * @param {import('../gateway/gateway-api.js').GatewayApi} api
   */
  useSignIn(api) {
    const timer = setInterval(() => {
      api.me().catch(() => {}); // A gateway that does not answer now is told by the session itself.
    }, SIGN_IN_USE_MILLIS);
    return () => clearInterval(timer);
  }

  /** @param {string} name */
  nameIs(name) {
    this.name = name;
  }

  /** @param {string} sentence */
  waiting(sentence) {
    this.stage = { at: 'waiting', sentence };
  }

  /** @param {string} fingerprint @returns {Promise<boolean>} */
  confirmKey(fingerprint) {
    return new Promise((decide) => {
      this.stage = { at: 'check-key', fingerprint, decide };
      void this.focusOn('h1');
    });
  }

  /**
   * @param {string} remembered
   * @param {string} shown
   */
  keyChanged(remembered, shown) {
    this.stage = { at: 'key-changed', remembered, shown };
    void this.focusOn('h1');
  }

  /** @param {Prompt} prompt @returns {Promise<string>} */
  ask(prompt) {
    return new Promise((answer) => {
      this.stage = {
        at: 'prompt',
        prompt,
        answer: (value) => {
          this.error = '';
          answer(value);
        },
      };
    });
  }

  /** @param {string} sentence */
  signInFailed(sentence) {
    this.error = sentence;
  }

  /**
   * @param {import('../session/signed-in-session.js').SignedInSession} session
   */
  async showScreen({ screen, osUser }) {
    this.stage = { at: 'screen', osUser };
    await this.updateComplete;
    this.screenView.value?.show(screen, this.ending.signal);
  }

  /** @param {number} seconds */
  idleSoon(seconds) {
    this.idleSeconds = seconds;
  }

  /** @param {Date} since @param {boolean} resuming */
  notLive(since, resuming) {
    this.staleSince ??= since;
    this.resuming = resuming;
    this.applyViewOnly();
  }

  live() {
    this.staleSince = undefined;
    this.resuming = false;
    this.applyViewOnly();
  }

  /** @param {string} sentence */
  ended(sentence) {
    this.stage = { at: 'ended', sentence };
    if (document.fullscreenElement) void document.exitFullscreen();
    void this.focusOn('h1');
  }

  toggleFullScreen() {
    void (document.fullscreenElement ? document.exitFullscreen() : this.requestFullscreen());
  }

  toggleScale() {
    this.scale = !this.scale;
    if (this.screenView.value) this.screenView.value.scale = this.scale;
  }

  toggleViewOnly() {
    this.viewOnly = !this.viewOnly;
    this.applyViewOnly();
  }

  /** Nothing is sent while the person only wants to look, or while the picture is not live. */
  applyViewOnly() {
    if (this.screenView.value) this.screenView.value.viewOnly = this.viewOnly || this.staleSince !== undefined;
  }

  leave() {
    location.hash = '#/computers';
  }

  /** @override */
  render() {
    this.classList.toggle('live', this.stage.at === 'screen');
    switch (this.stage.at) {
      case 'waiting':
        return this.renderWaiting(this.stage.sentence);
      case 'check-key': {
        const { fingerprint, decide } = this.stage;
        return checkKeySheet({
          name: this.name,
          fingerprint,
          matches: () => decide(true),
          cancel: () => this.leave(),
        });
      }
      case 'key-changed':
        return keyChangedSheet({ name: this.name, remembered: this.stage.remembered, shown: this.stage.shown });
      case 'prompt':
        return html`<host-prompt
          .name=${this.name}
          .prompt=${this.stage.prompt}
          .answer=${this.stage.answer}
          .error=${this.error}
        ></host-prompt>`;
      case 'screen':
        return this.renderScreen(this.stage.osUser);
      case 'ended':
        return this.renderEnded(this.stage.sentence);
    }
  }

  /** @param {string} sentence */
  renderWaiting(sentence) {
    return html`
      <section class="sheet">
        <p role="status">${sentence}</p>
        <div class="actions"><button @click=${() => this.leave()}>${text('session.cancel')}</button></div>
      </section>
    `;
  }

  /** @param {string} osUser */
  renderScreen(osUser) {
    return html`
      <session-toolbar
        .name=${this.name}
        .osUser=${osUser}
        .fullScreen=${this.fullScreen}
        .scale=${this.scale}
        .viewOnly=${this.viewOnly}
        @full-screen=${() => this.toggleFullScreen()}
        @scale=${() => this.toggleScale()}
        @view-only=${() => this.toggleViewOnly()}
        @ctrl-alt-del=${() => this.screenView.value?.sendCtrlAltDel()}
        @disconnect=${() => this.ending.abort()}
      ></session-toolbar>
      <div class="picture ${this.staleSince ? 'stale' : ''}">
        <screen-view
          ${ref(this.screenView)}
          role="application"
          aria-label=${text('screen.label', { name: this.name })}
        ></screen-view>
        ${
          this.staleSince
            ? html`<p class="stale-note" role="status">
                ${text('screen.stale', { time: this.staleSince.toLocaleTimeString() })}
                ${this.resuming ? html`<br />${text('screen.resuming')}` : nothing}
              </p>`
            : nothing
        }
      </div>
    `;
  }

  /** @param {string} sentence */
  renderEnded(sentence) {
    return html`
      <section class="sheet" aria-labelledby="ended-title">
        <h1 id="ended-title" tabindex="-1">${text('session.ended', { name: this.name })}</h1>
        <p role="status">${sentence}</p>
        <div class="actions">
          <button class="main" @click=${() => this.start()}>${text('session.again')}</button>
          <button @click=${() => this.leave()}>${text('session.back')}</button>
        </div>
      </section>
    `;
  }
}

customElements.define('session-page', SessionPage);
