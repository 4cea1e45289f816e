import { readFile } from 'node:fs/promises';
import { expect, test } from './support/fixture.js';
import { accessibilityTroubles, onPage, openPanel, openToolbar, reachScreen } from './support/steps.js';
import { typingPlace } from './support/typed.js';

/** @typedef {import('@playwright/test').Page} Page */

const toolbar = (/** @type {Page} */ page) => page.getByRole('toolbar', { name: 'Session' });
const handle = (/** @type {Page} */ page) => page.getByRole('button', { name: 'Toolbar', exact: true });

test('the toolbar folds when the picture is used, and is reached and left by keyboard alone', async ({ page, run }) => {
  await reachScreen(page, run);
  await page.keyboard.press('Shift');
  await expect(toolbar(page)).toBeHidden();
  await expect(handle(page)).toHaveAttribute('aria-expanded', 'false');

  await page.keyboard.press('Control+Alt+Shift+M');
  await expect(page.getByRole('button', { name: /^Connection: / })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('button', { name: 'Keys' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Special keys' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: 'Special keys' })).toBeHidden();
  await expect(page.getByRole('button', { name: 'Keys' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(toolbar(page)).toBeHidden();
  await expect(page.getByRole('textbox', { name: `Keyboard of ${run.computer}` })).toBeFocused();
});

test('a pinned toolbar stays, above the picture, also in the next session', async ({ page, run }) => {
  await reachScreen(page, run);
  await openPanel(page, 'View');
  await page.getByLabel('Keep the toolbar open').check();
  await page.keyboard.press('Escape');
  const inside = await onPage(page, 900, 550);
  await page.mouse.click(inside.x, inside.y);
  await expect(toolbar(page)).toBeVisible();
  const [bar, picture] = [await toolbar(page).boundingBox(), await page.locator('screen-view').boundingBox()];
  expect(picture?.y).toBeGreaterThanOrEqual((bar?.y ?? 0) + (bar?.height ?? 0));
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual(['latchkey.session']);
});

test('[A2 A19] the meter measures, and behind it stand path, suite and the host’s fingerprint', async ({ page, run }) => {
  await reachScreen(page, run);
  const meter = page.getByRole('button', { name: /^Connection: / });
  await expect(meter).toContainText(/\d+ ms/, { timeout: 30_000 });
  await expect(meter).toContainText(/\d+ (B|KB|MB)\/s/);
  await meter.click();
  const panel = page.getByRole('region', { name: 'Connection' });
  await expect(panel.getByRole('img', { name: `Fingerprint` })).toHaveText(run.fingerprint.replaceAll('-', ''));
  await expect(panel).toContainText('End-to-end encrypted');
  await expect(panel).toContainText('relayed by the gateway');
  await expect(panel).toContainText('Noise_NK_25519_AESGCM_SHA256');
  expect(await accessibilityTroubles(page)).toEqual([]);
});

test('[A13] characters that no key gives, composed text and corrections arrive on the host', async ({ page, run, host }) => {
  await reachScreen(page, run);
  const place = await typingPlace(page, host);
  try {
    await page.keyboard.type('abc ');
    await page.keyboard.insertText('é€Жß漢');
    await page.keyboard.press('Enter');
    await expect.poll(place.text, { timeout: 30_000 }).toBe('abc é€Жß漢\n');

    const browser = await page.context().newCDPSession(page);
    for (const text of ['k', 'か', 'かん', '漢']) {
      await browser.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    }
    await browser.send('Input.insertText', { text: '漢字' });
    await page.keyboard.press('Enter');
    await expect.poll(place.text, { timeout: 30_000 }).toBe('abc é€Жß漢\n漢字\n');

    const key = (/** @type {object} */ press) => browser.send('Input.dispatchKeyEvent', { type: 'keyDown', ...press });
    await key({ key: 'Dead', code: 'Quote', windowsVirtualKeyCode: 222 });
    await key({ key: 'e', code: 'KeyE', windowsVirtualKeyCode: 69, text: 'é' });
    await page.keyboard.press('Enter');
    await expect.poll(place.text, { timeout: 30_000 }).toBe('abc é€Жß漢\n漢字\né\n');

    // As a phone's keyboard does: it names no key, composes every word, and corrects it.
    await key({ key: 'Unidentified', code: '', windowsVirtualKeyCode: 229 });
    for (const text of ['t', 'te', 'teh']) {
      await browser.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    }
    await browser.send('Input.insertText', { text: 'the ' });
    await page.keyboard.press('Enter');
    await expect.poll(place.text, { timeout: 30_000 }).toBe('abc é€Жß漢\n漢字\né\nthe \n');
  } finally {
    await place.forget();
  }
});

test('[A16] special keys and held ones arrive, and are let go of', async ({ page, run, host }) => {
  await reachScreen(page, run);
  const place = await typingPlace(page, host);
  try {
    await openPanel(page, 'Keys');
    await page.getByRole('button', { name: 'Tab', exact: true }).click();
    await page.getByRole('button', { name: 'Esc', exact: true }).click();
    await page.getByRole('button', { name: 'Ctrl', exact: true }).click();
    await expect(page.getByRole('button', { name: 'Ctrl', exact: true })).toHaveAttribute('aria-pressed', 'true');
    await page.getByRole('button', { name: 'Ctrl', exact: true }).click();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.keyboard.type('x');
    await page.keyboard.press('Enter');
    await expect.poll(place.text, { timeout: 30_000 }).toBe('\t\u001bx\n');
  } finally {
    await place.forget();
  }
});

test('keys that are down are let go of when the page loses the focus', async ({ page, run, host }) => {
  await reachScreen(page, run);
  const place = await typingPlace(page, host);
  try {
    await page.keyboard.down('Control');
    await page.evaluate(() => window.dispatchEvent(new FocusEvent('blur')));
    await page.keyboard.insertText('a\n'); // Ctrl+A, were it still down at the host.
    await expect.poll(place.text, { timeout: 30_000 }).toBe('a\n');
  } finally {
    await page.keyboard.up('Control');
    await place.forget();
  }
});

test('a screenshot is a PNG of the screen’s own size', async ({ page, run }) => {
  await reachScreen(page, run);
  await openPanel(page, 'View');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save a screenshot' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/ \d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d\.png$/);
  const png = await readFile(await download.path());
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1920, 1080]);
});

test('[A16] View only sends nothing, and lets the Tab key leave the picture', async ({ page, run, host }) => {
  await reachScreen(page, run);
  const place = await typingPlace(page, host);
  try {
    await page.keyboard.type('a');
    await openPanel(page, 'View');
    await page.getByLabel('View only').check();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.keyboard.type('b');
    await page.keyboard.insertText('é');
    await openPanel(page, 'View');
    await page.getByLabel('View only').uncheck();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.keyboard.type('c');
    await page.keyboard.press('Enter');
    await expect.poll(place.text, { timeout: 30_000 }).toBe('ac\n');
  } finally {
    await place.forget();
  }
});

test('a browser too old for the page is told so, and so is one without scripts', async ({ page, run, browser }) => {
  await page.addInitScript(() => {
    HTMLScriptElement.supports = () => false;
  });
  await page.goto(run.url);
  await expect(page.getByText('This browser is too old')).toBeVisible();

  const without = await browser.newContext({ javaScriptEnabled: false });
  const silent = await without.newPage();
  await silent.goto(run.url);
  await expect(silent.locator('noscript').getByRole('heading')).toBeVisible();
  await without.close();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 320, height: 640 }, hasTouch: true });

  test('everything fits at 320 pixels, and every target is large enough for a finger', async ({ page, run }) => {
    await reachScreen(page, run);
    for (const panel of [/^Connection: /, 'Keys', 'View']) {
      await openPanel(page, panel);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      for (const button of await page.locator('session-toolbar').getByRole('button').all()) {
        const box = await button.boundingBox();
        if (!box || (await button.getAttribute('class')) === 'handle') continue;
        expect.soft(box.height, await button.innerText()).toBeGreaterThanOrEqual(44);
        expect.soft(box.x + box.width, await button.innerText()).toBeLessThanOrEqual(320);
      }
      expect(await accessibilityTroubles(page)).toEqual([]);
      await openPanel(page, panel);
    }
  });

  test('a finger taps, drags, scrolls and pinches', async ({ page, run, host }) => {
    await reachScreen(page, run);
    const fingers = await touches(page);
    const pointer = () => pointerOf(host);

    const at = await onPage(page, 600, 300);
    await fingers.tap(at);
    await expect.poll(pointer, { timeout: 30_000 }).toEqual(near(600, 300));

    await openPanel(page, 'View');
    await page.getByLabel('Trackpad').check();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    const [x] = await pointer();
    await fingers.drag(at, { x: at.x + 40, y: at.y });
    await expect.poll(async () => (await pointer())[0]).toBeGreaterThan(/** @type {number} */ (x));

    const before = await page.locator('screen-view canvas').boundingBox();
    await fingers.pinch({ x: 160, y: 320 }, 40, 120);
    await expect
      .poll(async () => (await page.locator('screen-view canvas').boundingBox())?.width)
      .toBeGreaterThan(2 * (before?.width ?? Infinity));
  });
});

/** What fingers do, as the browser itself would see it. @param {Page} page */
async function touches(page) {
  const browser = await page.context().newCDPSession(page);
  /** @param {'touchStart' | 'touchMove' | 'touchEnd'} type @param {{ x: number, y: number }[]} points */
  const send = (type, points) =>
    browser.send('Input.dispatchTouchEvent', { type, touchPoints: points.map((point, id) => ({ ...point, id })) });
  return {
    /** @param {{ x: number, y: number }} at */
    tap: async (at) => {
      await send('touchStart', [at]);
      await send('touchEnd', []);
    },
    /** @param {{ x: number, y: number }} from @param {{ x: number, y: number }} to */
    drag: async (from, to) => {
      await send('touchStart', [from]);
      for (let step = 1; step <= 8; step++) {
        const part = step / 8;
        await send('touchMove', [{ x: from.x + part * (to.x - from.x), y: from.y + part * (to.y - from.y) }]);
      }
      await send('touchEnd', []);
    },
    /** @param {{ x: number, y: number }} center @param {number} from @param {number} to pixels apart */
    pinch: async ({ x, y }, from, to) => {
      const pair = (/** @type {number} */ apart) => [
        { x: x - apart / 2, y },
        { x: x + apart / 2, y },
      ];
      await send('touchStart', pair(from));
      for (let step = 1; step <= 8; step++) await send('touchMove', pair(from + (step / 8) * (to - from)));
      await send('touchEnd', []);
    },
  };
}

/** Where the host's pointer is. @param {import('./support/host.js').Host} host */
async function pointerOf(host) {
  const found = await host.ask('xdotool', 'getmouselocation');
  return [/x:(\d+)/, /y:(\d+)/].map((part) => Number(part.exec(found)?.[1]));
}

/** A phone's picture is six times smaller than the screen. @param {number} x @param {number} y */
const near = (x, y) => [expect.closeTo(x, -1), expect.closeTo(y, -1)];
