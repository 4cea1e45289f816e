import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { text } from '../texts/text.js';
import { PageElement } from './element.js';

/** @typedef {import('../gateway/gateway-api.js').Computer} Computer */

const POLL_MILLIS = 3_000;

/**
 * The list of computers, with the truth about each a few seconds old at most while the page is visible.
 */
export class ComputersPage extends PageElement {
  /** @override */
  static properties = {
    api: { attribute: false },
    hosts: { attribute: false },
    owner: { attribute: false },
    computers: { state: true },
    remembered: { state: true },
    stale: { state: true },
  };

  constructor() {
    super();
    /** @type {import('../gateway/gateway-api.js').GatewayApi | undefined} */
    this.api = undefined;
    /** @type {import('../hosts/known-hosts.js').KnownHosts | undefined} */
    this.hosts = undefined;
    this.owner = false;
    /** @type {Computer[] | undefined} */
    this.computers = undefined;
    /** @type {Set<string>} ids of the computers whose key this browser remembers */
    this.remembered = new Set();
    this.stale = false;
    /** @type {AbortController | undefined} */
    this.polling = undefined;
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    const polling = new AbortController();
    this.polling = polling;
    document.addEventListener('visibilitychange', () => void this.refresh(), { signal: polling.signal });
    const timer = setInterval(() => void this.refresh(), POLL_MILLIS);
    polling.signal.addEventListener('abort', () => clearInterval(timer));
    void this.refresh();
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.polling?.abort();
  }

  async refresh() {
    const signal = this.polling?.signal;
    if (document.visibilityState !== 'visible' || !this.api || signal?.aborted) return;
    try {
      const computers = await this.api.computers(signal);
      this.remembered = new Set(await this.hosts?.ids());
      this.computers = computers;
      this.stale = false;
    } catch {
      // A sign-in that ended is announced by the API itself; anything else shows as a list that is not fresh.
      this.stale = !signal?.aborted;
    }
  }

  /** @param {string} id */
  async forgetKey(id) {
    await this.hosts?.forget(id);
    await this.refresh();
  }

  /** @param {Computer} computer */
  renderComputer(computer) {
    return html`
      <li>
        <div>
          <span class="name" id="name-${computer.id}">${computer.name}</span>
          <span class="seen">
            ${
              computer.online
                ? nothing
                : computer.lastSeen
                  ? text('computers.last-seen', { when: new Date(computer.lastSeen).toLocaleString() })
                  : text('computers.never-seen')
            }
            ${
              this.remembered.has(computer.id)
                ? html`<button class="link" @click=${() => this.forgetKey(computer.id)}>
                    ${text('computers.forget-key')}
                  </button>`
                : nothing
            }
          </span>
        </div>
        <span class="presence ${computer.online ? 'online' : 'offline'}">
          ${computer.online ? text('computers.online') : text('computers.offline')}
        </span>
        <button
          class="connect"
          ?disabled=${!computer.online}
          aria-describedby="name-${computer.id}"
          @click=${() => {
            location.hash = `#/computers/${computer.id}`;
          }}
        >
          ${text('computers.connect')}
        </button>
      </li>
    `;
  }

  /** @override */
  render() {
    return html`
      <section class="page" aria-labelledby="computers-title">
        <div class="page-head">
          <h1 id="computers-title">${text('computers.title')}</h1>
          ${this.owner ? html`<a href="#/add-computer">${text('computers.add')}</a>` : nothing}
        </div>
        ${this.stale ? html`<p class="error" role="status">${text('computers.stale')}</p>` : nothing}
        ${this.renderList()}
      </section>
    `;
  }

  renderList() {
    if (!this.computers) return html`<p class="quiet" role="status">${text('computers.loading')}</p>`;
    if (this.computers.length === 0) return html`<p>${text('computers.none')}</p>`;
    return html`<ul class="computers">
      ${repeat(
        this.computers,
        (computer) => computer.id,
        (computer) => this.renderComputer(computer),
      )}
    </ul>`;
  }
}

customElements.define('computers-page', ComputersPage);
