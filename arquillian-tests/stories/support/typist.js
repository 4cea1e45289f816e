import { expect } from '@playwright/test';

/**
 * A person who types only while the picture is live, and who sees when a key was not taken.
 *
 * @typedef {import('@playwright/test').Page} Page
 */
export class Typist {
  /** @param {Page} page @private */
  constructor(page) {
    this.page = page;
  }

  /** @param {Page} page with the picture on it */
  static async at(page) {
    await page.evaluate(() => {
      const typed = { taken: 0 };
      Object.assign(window, { typed });
      const live = () => !document.querySelector('.picture.stale');
      window.addEventListener('keydown', () => (typed.taken += live() ? 1 : 0), { capture: true });
    });
    return new Typist(page);
  }

  /** Types one key until it was taken. @param {string} key */
  async press(key) {
    for (let taken = await this.#taken(), before = taken; taken === before; taken = await this.#taken()) {
      await isLive(this.page);
      await this.page.keyboard.press(key);
    }
  }

  /** @param {string} text */
  async type(text) {
    for (const character of text) await this.press(character === '\n' ? 'Enter' : character);
  }

  #taken() {
    return this.page.evaluate(() => /** @type {any} */ (window).typed.taken);
  }
}

/** @param {Page} page */
export const isLive = (page) => expect(page.getByText('Not live since')).toHaveCount(0, { timeout: 90_000 });
