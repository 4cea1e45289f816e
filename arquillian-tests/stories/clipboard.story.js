import { createHash, randomBytes } from 'node:crypto';
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
  const share = page.getByLabel('Share both clipboards by themselves');
  await share.click(); // it is checked when the browser has agreed, and not before
  await expect(share).toBeChecked();
  await expect.poll(() => pasted(host), { timeout: 30_000 }).toBe(TEXT);

  copies(host, AGAIN);
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText()), { timeout: 30_000 }).toBe(AGAIN);
});

test('[A16] a text of 300 kB goes both ways, unaltered', async ({ page, run, host }) => {
  await reachScreen(page, run);
  await openPanel(page, 'Clipboard');
  const field = page.getByLabel('Text', { exact: true });
  const sent = longText();
  // As pasting does, at once: typing so much takes a browser a minute.
  await field.evaluate((area, value) => {
    /** @type {HTMLTextAreaElement} */ (area).value = value;
    area.dispatchEvent(new Event('input'));
  }, sent);
  await page.getByRole('button', { name: `Send to ${run.computer}` }).click();
  const inUtf8 = () => host.ask('sh', '-c', 'timeout 20 xclip -selection clipboard -t UTF8_STRING -out || true');
  await expect.poll(async () => digest(await inUtf8()), { timeout: 60_000 }).toBe(digest(sent));

  const copied = longText();
  await copiesLong(host, copied);
  await expect.poll(async () => digest(await field.inputValue()), { timeout: 60_000 }).toBe(digest(copied));
});

/** The same as copies, for a text that is longer than an argument may be. @param {Host} host @param {string} text */
async function copiesLong(host, text) {
  const file = `latchkey-${randomBytes(6).toString('hex')}`;
  const coded = Buffer.from(text).toString('base64');
  for (let at = 0; at < coded.length; at += 60_000) {
    await host.ask('sh', '-c', `printf %s "$1" | base64 -d >> ~/${file}`, 'sh', coded.slice(at, at + 60_000));
  }
  host.start(
    'sh',
    '-c',
    `exec 3< ~/${file}; rm -f ~/${file}; exec xclip -selection clipboard -t UTF8_STRING -quiet -in <&3`,
  );
}

/** So that a failure does not print the text. @param {string} text */
const digest = (text) => `${text.length} characters, ${createHash('sha256').update(text).digest('hex')}`;

/** 300 kB of different lines. */
function longText() {
  const lines = [];
  for (let length = 0, line = 0; length < 300_000; line++) {
    lines.push(`${line}: é€Ж ${randomBytes(20).toString('hex')}`);
    length += 55;
  }
  return lines.join('\n');
}
