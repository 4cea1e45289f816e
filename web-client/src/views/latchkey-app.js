import { html, nothing } from 'lit';
import { text } from '../texts/text.js';
import { PageElement } from './element.js';
import './sign-in-page.js';
import './computers-page.js';
import './add-computer-page.js';
import './session-page.js';

/** @typedef {import('../gateway/gateway-api.js').GatewayApi} GatewayApi */
/** @typedef {import('../hosts/known-hosts.js').KnownHosts} KnownHosts */

const SESSION_ROUTE = /^#\/computers\/([0-9a-f]{32})$/;

/**
 * The shell: who is signed in, and which page the address names. Pages know nothing of each other.
 */
export class LatchkeyApp extends PageElement {
  /** @override */
  static properties = {
    account: { state: true },
    route: { state: true },
    notice: { state: true },
    asked: { state: true },
    error: { state: true },
  };

  /**
   * @param {GatewayApi} api
   * @param {KnownHosts} hosts
   */
  constructor(api, hosts) {
    super();
    this.api = api;
    this.hosts = hosts;
    /** @type {import('../gateway/gateway-api.js').Account | undefined} */
    this.account = undefined;
    this.route = location.hash;
    this.notice = '';
    this.asked = false;
    this.error = '';
    api.onSignedOut = () => this.signedOut();
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    window.addEventListener('hashchange', () => {
      this.route = location.hash;
    });
    void this.askWho();
  }

  async askWho() {
    this.error = '';
    try {
      this.account = await this.api.me();
      this.asked = true;
    } catch (problem) {
      this.error = problem instanceof Error ? problem.message : String(problem);
    }
  }

  signedOut() {
    if (this.account) this.notice = text('sign-in.expired');
    this.account = undefined;
  }

  /**
   * @param {string} email
   * @param {string} password
   */
  async signIn(email, password) {
    await this.api.signIn(email, password);
    this.notice = '';
    await this.askWho();
  }

  async signOut() {
    this.account = undefined;
    await this.api.signOut();
  }

  /** @override */
  render() {
    return html`
      <header class="shell-bar">
        <a class="product" href="#/computers">${text('product')}</a>
        ${
          this.account
            ? html`<span class="who">${this.account.email}</span>
                <button class="plain" @click=${() => this.signOut()}>${text('sign-out')}</button>`
            : nothing
        }
      </header>
      <main>${this.renderMain()}</main>
    `;
  }

  renderMain() {
    if (this.error) {
      return html`<section class="sheet">
        <p class="error" role="alert">${this.error}</p>
        <div class="actions"><button class="main" @click=${() => this.askWho()}>${text('try-again')}</button></div>
      </section>`;
    }
    return this.asked ? this.renderPage() : nothing;
  }

  renderPage() {
    if (!this.account) {
      return html`<sign-in-page
        .notice=${this.notice}
        .signIn=${(/** @type {string} */ email, /** @type {string} */ password) => this.signIn(email, password)}
      ></sign-in-page>`;
    }
    const session = SESSION_ROUTE.exec(this.route);
    if (session) {
      return html`<session-page .api=${this.api} .hosts=${this.hosts} .computerId=${session[1]}></session-page>`;
    }
    if (this.route === '#/add-computer') return html`<add-computer-page .api=${this.api}></add-computer-page>`;
    return html`<computers-page .api=${this.api} .hosts=${this.hosts} .owner=${this.account.owner}></computers-page>`;
  }
}

customElements.define('latchkey-app', LatchkeyApp);
