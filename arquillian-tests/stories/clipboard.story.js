import { expect, test } from './support/fixture.js';
import { openPanel, reachScreen } from './support/steps.js';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('./support/host.js').Host} Host */

const TEXT = 'Grüße, 漢字 and 𝄞';
const AGAIN = 'second: é€Ж';

/** What a program on the host would paste. @param {Host} host */
const pasted = (host) => host.ask('sh', '-c', 'timeout 5 xclip -selection clipboard -out 2>/dev/null || true');

/** A program on the host copies. @param {Host} host @param {string} text */
const copies = (host, text) =>
  host.start('sh', '-c', 'printf %s "$1" | exec xclip -selection clipboard -in -quiet', 'sh', text);

test('[A16] by hand, text goes both ways without any permission of the browser', async ({ page, run, host }) => {
  await reachScreen(page, run);
  await openPanel(page, 'Clipboard');
  await page.getByLabel('Text', { exact: true }).fill(TEXT);
  await page.getByRole('button', { name: `Send to ${run.computer}` }).click();
  await expect(page.getByText('Sent.')).toBeVisible();
  await expect.poll(() => pasted(host), { timeout: 30_000 }).toBe(TEXT);

  copies(host, AGAIN);
  await expect(page.getByLabel('Text', { exact: true })).toHaveValue(AGAIN, { timeout: 30_000 });

  await page.getByLabel('Text', { exact: true }).fill('x'.repeat(1_000_001));
  await page.getByRole('button', { name: `Send to ${run.computer}` }).click();
  await expect(page.getByText('larger than 1 MB')).toBeVisible();
});

test('[A16] shared, both clipboards are the same while the page is in front', async ({ page, run, host, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await reachScreen(page, run);
  await page.evaluate((text) => navigator.clipboard.writeText(text), TEXT);
  await openPanel(page, 'Clipboard');
  await page.getByLabel('Share both clipboards by themselves').check();
  await expect.poll(() => pasted(host), { timeout: 30_000 }).toBe(TEXT);

  copies(host, AGAIN);
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText()), { timeout: 30_000 }).toBe(AGAIN);
});
