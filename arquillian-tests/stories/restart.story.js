import { ask } from './support/acts.js';
import { expect, test } from './support/fixture.js';
import { acceptKey, pictureIsThere, reachScreen, signInToHost } from './support/steps.js';
import { typingPlace } from './support/typed.js';
import { Typist, isLive } from './support/typist.js';
import { newestWorker } from './support/workers.js';

/** Milliseconds that a gateway or an agent may take to go and come back on a busy computer. */
const RESTART = 240_000;

test.setTimeout(600_000);

test.describe('@restarts', () => {
  test('[A1 A3 A9] a gateway that restarts signs nobody out, and the session under it lives on', async ({
    page,
    run,
    host,
    context,
  }) => {
    await reachScreen(page, run);
    const typist = await Typist.at(page);
    const place = await typingPlace(page, host);
    const worker = await newestWorker(host);
    expect(worker).not.toBe('');
    await typist.type('before\n');

    const restarted = ask('restart-gateway');
    await expect(page.getByText('Not live since')).toBeVisible({ timeout: 60_000 });
    await page.keyboard.type('lost');
    await expect.poll(restarted, { timeout: RESTART }).toBe(true);
    await isLive(page);

    await typist.type('after\n');
    await expect.poll(() => place.text(), { timeout: 60_000 }).toBe('before\nafter\n');
    expect(await newestWorker(host)).toBe(worker);
    await expect(page.getByLabel('User name')).toHaveCount(0);
    await place.forget();

    const another = await context.newPage();
    await another.goto(run.url);
    await expect(another.getByRole('heading', { name: 'Computers' })).toBeVisible();
    const computer = another.getByRole('listitem').filter({ hasText: run.computer });
    await expect(computer.getByText('online')).toBeVisible({ timeout: 90_000 });
  });

  test('[A9] an agent that restarts ends the session with a clear sentence and a way on', async ({ page, run }) => {
    await reachScreen(page, run);
    const restarted = ask('restart-agent');
    await expect(page.getByRole('heading', { name: `The session with ${run.computer} has ended` })).toBeVisible({
      timeout: 60_000,
    });
    await expect(page.getByText('The agent on the computer was stopped')).toBeVisible();
    await expect.poll(restarted, { timeout: RESTART }).toBe(true);
    await page.getByRole('button', { name: 'Connect again' }).click();
    await signInToHost(page, run);
    await pictureIsThere(page);
  });

  test('[A9] an X server that goes ends the session with a clear sentence and a way on', async ({ page, run }) => {
    await reachScreen(page, run);
    const restarted = ask('restart-desktop');
    await expect(page.getByRole('heading', { name: `The session with ${run.computer} has ended` })).toBeVisible({
      timeout: 60_000,
    });
    await expect(page.getByText('The desktop that was shown on the computer ended.')).toBeVisible();
    await expect.poll(restarted, { timeout: RESTART }).toBe(true);
    await page.getByRole('button', { name: 'Connect again' }).click();
    await signInToHost(page, run);
    await pictureIsThere(page);
  });
});
