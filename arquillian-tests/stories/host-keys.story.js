import { expect, test } from './support/fixture.js';
import { acceptKey, connect, reachScreen, signIn, signInToHost } from './support/steps.js';

test('[A2] the first connection asks to compare the fingerprint, the second does not', async ({ page, run }) => {
  await reachScreen(page, run);
  await page.getByRole('button', { name: 'Disconnect' }).click();
  await page.getByRole('button', { name: 'Connect again' }).click();
  await expect(page.getByLabel('User name')).toBeVisible();
});

test('[A2] Cancel goes back to the computers and remembers nothing', async ({ page, run }) => {
  await signIn(page, run);
  await connect(page, run);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('heading', { name: 'Computers' })).toBeVisible();
  await connect(page, run);
  await expect(page.getByRole('button', { name: 'It matches' })).toBeVisible();
});

test('[A2 A23] a changed host key is refused, with both fingerprints shown and no way past', async ({ page, run }) => {
  await reachScreen(page, run);
  await page.getByRole('button', { name: 'Disconnect' }).click();
  await page.getByRole('button', { name: 'Back to the computers' }).click();

  await swapHostKeys(page);
  await connect(page, run);
  await expect(page.getByRole('heading', { name: /is not the key that .* had before/ })).toBeVisible();
  await expect(page.getByRole('img', { name: 'Remembered by this browser' })).toHaveText(run.fingerprint.replaceAll('-', ''));
  await expect(page.getByRole('button', { name: 'It matches' })).toHaveCount(0);
  await expect(page.getByLabel('User name')).toHaveCount(0);
});

test('[A2 A23] a gateway that puts a key of its own in place of the host’s reaches no prompt', async ({ page, run }) => {
  await swapHostKeys(page);
  await signIn(page, run);
  await connect(page, run);
  // A person who does not compare: even then the real host cannot prove the other key.
  await page.getByRole('button', { name: 'It matches' }).click();
  await expect(page.getByRole('heading', { name: `The session with ${run.computer} has ended` })).toBeVisible();
  await expect(page.getByLabel('User name')).toHaveCount(0);
});

test('[A13] a wrong OS password says so and asks again', async ({ page, run }) => {
  await signIn(page, run);
  await connect(page, run);
  await acceptKey(page, run);
  await signInToHost(page, run, 'not the password');
  await expect(page.getByRole('alert')).toContainText('did not accept', { timeout: 30_000 });
  await expect(page.getByLabel('User name')).toBeVisible();
  await expect(page.getByRole('toolbar', { name: 'Session' })).toHaveCount(0);
});

/** The gateway's answer with other host keys in it. @param {import('@playwright/test').Page} page */
async function swapHostKeys(page) {
  const other = Buffer.alloc(32, 9).toString('base64url');
  await page.route('**/api/computers', async (route) => {
    const answer = await route.fetch();
    const body = await answer.json();
    for (const computer of body.computers ?? []) computer.host = { signingKey: other, channelKey: other };
    await route.fulfill({ response: answer, json: body });
  });
}
