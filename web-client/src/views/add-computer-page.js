import { html } from 'lit';
import { text } from '../texts/text.js';
import { PageElement } from './element.js';

/**
 * Shows a fresh enrollment code and the one command that uses it. The code is asked for when the page opens.
 */
export class AddComputerPage extends PageElement {
  /** @override */
  static properties = { api: { attribute: false }, code: { state: true }, error: { state: true } };

  constructor() {
    super();
    /** @type {import('../gateway/gateway-api.js').GatewayApi | undefined} */
    this.api = undefined;
    /** @type {import('../gateway/gateway-api.js').EnrollmentCode | undefined} */
    this.code = undefined;
    this.error = '';
  }

  /** @override */
  firstUpdated() {
    void this.askForCode();
  }

  async askForCode() {
    try {
      this.code = await this.api?.makeEnrollmentCode();
    } catch (problem) {
      this.error = problem instanceof Error ? problem.message : String(problem);
    }
  }

  /** @override */
  render() {
    return html`
      <section class="sheet wide" aria-labelledby="add-title">
        <h1 id="add-title">${text('add.title')}</h1>
        <p class="error" role="alert">${this.error}</p>
        ${this.code ? this.renderCode(this.code) : ''}
        <p><a href="#/computers">${text('add.done')}</a></p>
      </section>
    `;
  }

  /** @param {import('../gateway/gateway-api.js').EnrollmentCode} code */
  renderCode({ code, expires }) {
    return html`
      <p>${text('add.about', { until: new Date(expires).toLocaleTimeString() })}</p>
      <pre class="command">
latchkey enroll ${location.origin} \\
  --code ${code}</pre>
      <p class="quiet">${text('add.pin')}</p>
    `;
  }
}

customElements.define('add-computer-page', AddComputerPage);
