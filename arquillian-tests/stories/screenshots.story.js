import { expect, test } from './support/fixture.js';
import { acceptKey, accessibilityTroubles, connect, openPanel, openToolbar, pictureIsThere, signIn, signInToHost } from './support/steps.js';

const SIZES = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 } };

/** @type {[string, string | RegExp][]} */
const PANELS = [
  ['connection', /^Connection: /],
  ['keys', 'Keys'],
  ['clipboard', 'Clipboard'],
  ['view', 'View'],
];

for (const [size, viewport] of Object.entries(SIZES)) {
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    test.describe(`${size} ${colorScheme}`, () => {
      test.use({ viewport, colorScheme });

      test(`every page is drawn and usable, ${size} and ${colorScheme}`, async ({ page, run }, info) => {
        const shoot = async (/** @type {string} */ name) => {
          await page.screenshot({ path: info.outputPath(`${name}-${size}-${colorScheme}.png`) });
          expect(await accessibilityTroubles(page), name).toEqual([]);
        };

        await page.goto(run.url);
        await expect(page.getByLabel('E-mail')).toBeVisible();
        await shoot('1-sign-in');
        await signIn(page, run);
        await expect(page.getByText('online')).toBeVisible();
        await shoot('2-computers');
        await page.getByRole('link', { name: 'Add a computer' }).click();
        await expect(page.getByText('latchkey enroll')).toBeVisible();
        await shoot('3-add-computer');
        await page.getByRole('link', { name: 'Back to the computers' }).click();
        await connect(page, run);
        await expect(page.getByRole('button', { name: 'It matches' })).toBeVisible();
        await shoot('4-check-key');
        await acceptKey(page, run);
        await expect(page.getByLabel('User name')).toBeVisible();
        await shoot('5-host-sign-in');
        await signInToHost(page, run);
        await pictureIsThere(page);
        await shoot('6-screen');
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
        for (const [name, panel] of PANELS) {
          await openPanel(page, panel);
          await expect(page.locator('#session-panel')).toBeVisible();
          await shoot(`6-screen-${name}`);
          await page.keyboard.press('Escape');
        }
        await page.keyboard.press('Escape');
        await shoot('6-screen-folded');
        await openToolbar(page);
        await page.getByRole('button', { name: 'Disconnect' }).click();
        await expect(page.getByRole('button', { name: 'Connect again' })).toBeVisible();
        await shoot('7-ended');
      });
    });
  }
}
