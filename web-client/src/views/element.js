import { LitElement } from 'lit';

/**
 * A Lit element that renders into the page itself: the style sheets, labels and landmarks of the page hold inside it as well.
 */
export class PageElement extends LitElement {
  /** @override */
  createRenderRoot() {
    return this;
  }

  /** Moves the focus to the first field or heading, so that a reader hears where it is. @param {string} selector */
  async focusOn(selector) {
    await this.updateComplete;
    const found = this.querySelector(selector);
    if (found instanceof HTMLElement) found.focus();
  }
}

/** What was typed into a field of a form. @param {FormData} fields @param {string} name */
export function typed(fields, name) {
  const value = fields.get(name);
  return typeof value === 'string' ? value : '';
}
