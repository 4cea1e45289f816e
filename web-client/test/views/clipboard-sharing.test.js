import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { ClipboardSharing } from '../../src/views/clipboard-sharing.js';
import { turn } from '../support/session.js';

/** A browser's window, document and clipboard, as far as sharing a clipboard needs them. */
class TestBrowser {
  window = new EventTarget();
  document = Object.assign(new EventTarget(), { hidden: false, hasFocus: () => this.focused });
  focused = true;
  allowed = true;
  text = '';
  reads = 0;
  navigator = {
    permissions: { query: async () => ({ state: this.allowed ? 'granted' : 'denied' }) },
    clipboard: {
      readText: async () => {
        this.reads += 1;
        if (!this.allowed || !this.focused) throw new Error('NotAllowedError');
        return this.text;
      },
      writeText: async (/** @type {string} */ text) => {
        if (!this.allowed || !this.focused) throw new Error('NotAllowedError');
        this.text = text;
      },
    },
  };

  async leave() {
    this.focused = false;
    this.window.dispatchEvent(new Event('blur'));
    await settled();
  }

  async comeBack() {
    this.focused = true;
    this.window.dispatchEvent(new Event('focus'));
    await settled();
  }
}

const settled = async () => {
  for (let turns = 0; turns < 5; turns++) await turn();
};

describe('two clipboards', () => {
  /** @type {TestBrowser} */
  let browser;
  /** @type {string[]} */
  let sent;
  let shared = true;
  const leaving = new AbortController();
  const before = Object.getOwnPropertyDescriptors(globalThis);

  beforeEach(() => {
    browser = new TestBrowser();
    sent = [];
    shared = true;
    for (const name of /** @type {const} */ (['window', 'document', 'navigator'])) {
      Object.defineProperty(globalThis, name, { value: browser[name], configurable: true, writable: true });
    }
  });

  afterEach(() => {
    for (const name of /** @type {const} */ (['window', 'document', 'navigator'])) {
      const own = before[name];
      if (own) Object.defineProperty(globalThis, name, own);
      else Reflect.deleteProperty(globalThis, name);
    }
  });

  const sharing = () =>
    new ClipboardSharing({ send: (text) => sent.push(text), shared: () => shared, changed: () => {} }, leaving.signal);

  test('what was copied elsewhere goes to the computer when the person comes back, and once', async () => {
    sharing();
    await browser.leave();
    browser.text = 'from elsewhere';
    assert.deepEqual(sent, []);
    await browser.comeBack();
    await browser.leave();
    await browser.comeBack();
    assert.deepEqual(sent, ['from elsewhere']);
  });

  test('nothing is read, sent or written while nobody is here; the newest text waits', async () => {
    const clipboard = sharing();
    await settled();
    await browser.leave();
    browser.document.hidden = true;
    browser.document.dispatchEvent(new Event('visibilitychange'));
    const reads = browser.reads;
    await clipboard.hostCopied('older');
    await clipboard.hostCopied('newest');
    await settled();
    assert.equal(browser.text, '');
    assert.equal(browser.reads, reads);
    browser.document.hidden = false;
    await browser.comeBack();
    assert.equal(browser.text, 'newest');
    assert.deepEqual(sent, []);
  });

  test('without the person’s wish this browser’s clipboard is neither read nor written', async () => {
    shared = false;
    browser.text = 'a password';
    const clipboard = sharing();
    await browser.leave();
    await browser.comeBack();
    await clipboard.hostCopied('from there');
    assert.deepEqual([browser.reads, browser.text, sent.length], [0, 'a password', 0]);
    assert.equal(clipboard.text, 'from there', 'it is in the panel');
  });

  test('without the browser’s permission nothing is asked for behind the person’s back', async () => {
    browser.allowed = false;
    const clipboard = sharing();
    await browser.leave();
    await browser.comeBack();
    assert.equal(browser.reads, 0);
    assert.equal(await clipboard.allowSharing(), false);
    assert.equal(clipboard.news, 'denied');
  });

  test('by hand it goes without any permission, up to its limit', async () => {
    browser.allowed = false;
    shared = false;
    const clipboard = sharing();
    clipboard.send('by hand');
    assert.equal(clipboard.news, 'sent');
    clipboard.send('x'.repeat(1_000_001));
    assert.equal(clipboard.news, 'too-large');
    assert.deepEqual(sent, ['by hand']);
  });
});
