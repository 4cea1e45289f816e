import { html, nothing } from 'lit';
import { text } from '../texts/text.js';
import { PageElement, typed } from './element.js';

/**
 * Sign-in to the gateway: e-mail and password. Calls `signIn` and shows what went wrong beside the form.
 */
export class SignInPage extends PageElement {
  /** @override */
  static properties = {
    signIn: { attribute: false },
    notice: { attribute: false },
    busy: { state: true },
    error: { state: true },
  };

  constructor() {
    super();
    /** @type {(email: string, password: string) => Promise<void>} */
    this.signIn = () => Promise.resolve();
    /** @type {string} a sentence shown above the form, or nothing */
    this.notice = '';
    this.busy = false;
    this.error = '';
  }

  /** @override */
  firstUpdated() {
    void this.focusOn('#email');
  }

  /** @param {SubmitEvent} event */
  async submit(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const fields = new FormData(form);
    this.busy = true;
    this.error = '';
    try {
      await this.signIn(typed(fields, 'email'), typed(fields, 'password'));
    } catch (problem) {
      this.error = problem instanceof Error ? problem.message : String(problem);
      this.busy = false;
      /** @type {HTMLInputElement} */ (form.elements.namedItem('password')).value = '';
      await this.focusOn('#password');
    }
  }

  /** @override */
  render() {
    return html`
      <section class="sheet" aria-labelledby="sign-in-title">
        <div class="step">
          <h1 id="sign-in-title">${text('sign-in.title')}</h1>
          <p class="quiet">${text('sign-in.about')}</p>
        </div>
        ${this.notice ? html`<p role="status">${this.notice}</p>` : nothing}
        <form @submit=${(/** @type {SubmitEvent} */ event) => this.submit(event)} novalidate>
          <div class="field">
            <label for="email">${text('sign-in.e-mail')}</label>
            <input id="email" name="email" type="email" autocomplete="username" required maxlength="254" />
          </div>
          <div class="field">
            <label for="password">${text('sign-in.password')}</label>
            <input
              id="password"
              name="password"
              type="password"
              autocomplete="current-password"
              required
              maxlength="1024"
            />
          </div>
          <p class="error" role="alert">${this.error}</p>
          <div class="actions">
            <button class="main" type="submit" ?disabled=${this.busy}>
              ${this.busy ? text('sign-in.busy') : text('sign-in.button')}
            </button>
          </div>
        </form>
      </section>
    `;
  }
}

customElements.define('sign-in-page', SignInPage);
