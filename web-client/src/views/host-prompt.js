import { html, nothing } from 'lit';
import { text } from '../texts/text.js';
import { PageElement, typed } from './element.js';

/** @typedef {import('../channel/control-messages.js').Prompt} Prompt */

/**
 * One question of the host's sign-in conversation, shown as the host asks it, so that any PAM stack works.
 * The answer leaves through `answer` and is kept nowhere.
 */
export class HostPrompt extends PageElement {
  /** @override */
  static properties = {
    name: { attribute: false },
    prompt: { attribute: false },
    answer: { attribute: false },
    error: { attribute: false },
    sent: { state: true },
  };

  constructor() {
    super();
    this.name = '';
    /** @type {Prompt | undefined} */
    this.prompt = undefined;
    /** @type {(value: string) => void} */
    this.answer = () => {};
    this.error = '';
    this.sent = false;
  }

  /** @override @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('prompt')) this.sent = false;
  }

  /** @override @param {Map<string, unknown>} changed */
  updated(changed) {
    if (changed.has('prompt')) void this.focusOn('input, select, button.main');
  }

  /** @param {SubmitEvent} event */
  submit(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const value = typed(new FormData(form), 'answer');
    form.reset();
    this.sent = true;
    this.answer(value);
  }

  /** @override */
  render() {
    return html`
      <section class="sheet" aria-labelledby="prompt-title">
        <div class="step">
          <h1 id="prompt-title">${text('prompt.title', { name: this.name })}</h1>
          <p class="quiet">${text('prompt.about', { name: this.name })}</p>
        </div>
        <p class="error" role="alert">${this.error}</p>
        ${
          this.sent || !this.prompt
            ? html`<p role="status">${text('prompt.checking')}</p>`
            : this.renderForm(this.prompt)
        }
      </section>
    `;
  }

  /** @param {Prompt} prompt */
  renderForm(prompt) {
    return html`
      <form @submit=${(/** @type {SubmitEvent} */ event) => this.submit(event)} autocomplete="off">
        ${this.renderField(prompt)}
        <div class="actions">
          <button class="main" type="submit">${text('prompt.continue')}</button>
        </div>
      </form>
    `;
  }

  /** @param {Prompt} prompt */
  renderField(prompt) {
    if (prompt.kind === 'notice') return html`<p role="status">${prompt.label}</p>`;
    return html`
      <div class="field">
        <label for="answer-${prompt.id}">${prompt.label}</label>
        ${
          prompt.kind === 'choice'
            ? html`<select id="answer-${prompt.id}" name="answer">
                ${(prompt.choices ?? []).map((choice) => html`<option>${choice}</option>`)}
              </select>`
            : html`<input
                id="answer-${prompt.id}"
                name="answer"
                type=${prompt.kind === 'secret' ? 'password' : 'text'}
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                maxlength="1024"
              />`
        }
        ${prompt.detail ? html`<span class="hint">${prompt.detail}</span>` : nothing}
      </div>
    `;
  }
}

customElements.define('host-prompt', HostPrompt);
