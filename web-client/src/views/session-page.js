import { html } from 'lit';
import { runSession } from '../session/run-session.js';
import { text } from '../texts/text.js';
import { checkKeySheet, keyChangedSheet } from './check-key.js';
import { PageElement } from './element.js';
import './host-prompt.js';
import './session-screen.js';

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
 *   | { at: 'screen', session: import('../session/signed-in-session.js').SignedInSession }
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
    idleEndsAt: { state: true },
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
    this.resuming = false;
    /** @type {Date | undefined} */
    this.idleEndsAt = undefined;
    this.ending = new AbortController();
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
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
    this.idleEndsAt = undefined;
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

  /** @param {import('../session/signed-in-session.js').SignedInSession} session */
  async showScreen(session) {
    this.stage = { at: 'screen', session };
    await this.updateComplete;
  }

  /** @param {number} seconds */
  idleSoon(seconds) {
    this.idleEndsAt = seconds > 0 ? new Date(Date.now() + 1_000 * seconds) : undefined;
  }

  /** @param {Date} since @param {boolean} resuming */
  notLive(since, resuming) {
    this.staleSince ??= since;
    this.resuming = resuming;
  }

  live() {
    this.staleSince = undefined;
    this.resuming = false;
  }

  /** @param {string} sentence */
  ended(sentence) {
    this.stage = { at: 'ended', sentence };
    void this.focusOn('h1');
  }

  leave() {
    location.hash = '#/computers';
  }

  /** @override */
  render() {
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
        return html`<session-screen
          .name=${this.name}
          .session=${this.stage.session}
          .signal=${this.ending.signal}
          .staleSince=${this.staleSince}
          .resuming=${this.resuming}
          .idleEndsAt=${this.idleEndsAt}
          @disconnect=${() => this.ending.abort()}
        ></session-screen>`;
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
