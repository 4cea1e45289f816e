import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from './support/fixture.js';
import { acceptKey, connect, pictureIsThere, signIn, signInToHost } from './support/steps.js';

/** What the browser of the first story kept; ./test restarts the gateway between the two. */
const kept = join(dirname(process.env['LATCHKEY_RUN_JSON'] ?? ''), 'signed-in.json');

test('[A1 A3] a person signs in before the gateway restarts', async ({ page, run, context }) => {
  await signIn(page, run);
  await context.storageState({ path: kept });
});

test.describe('@after-restart', () => {
  test.use({ storageState: existsSync(kept) ? kept : {} });

  test('[A1 A3] a restarted gateway has signed nobody out, and the computer comes back by itself', async ({ page, run }) => {
    await page.goto(run.url);
    await expect(page.getByRole('heading', { name: 'Computers' })).toBeVisible();
    const computer = page.getByRole('listitem').filter({ hasText: run.computer });
    await expect(computer.getByText('online')).toBeVisible({ timeout: 90_000 });
    await connect(page, run);
    await acceptKey(page, run);
    await signInToHost(page, run);
    await pictureIsThere(page);
  });
});
