import { expect, test } from './support/fixture.js';
import { Between } from './support/between.js';
import { noise } from './support/noise.js';
import { reachScreen } from './support/steps.js';
import { newestWorker } from './support/workers.js';

test.setTimeout(300_000);

test('[A9] a path of 256 kbit/s under a whole screen that changes is slow, and not taken for a held one', async ({
  page,
  run,
  host,
}) => {
  const between = await Between.on(page);
  await reachScreen(page, run);
  await page.evaluate(() => {
    const told = { stale: 0 };
    Object.assign(window, { told });
    const look = () => (told.stale += document.querySelector('.picture.stale') ? 1 : 0);
    new MutationObserver(look).observe(document.body, { attributes: true, childList: true, subtree: true });
  });
  const before = between.passedBytes;
  between.bytesPerSecond = 32_000;
  const dump = await host.write('noise.xwd', noise(1600, 1000));
  host.start('xwud', '-geometry', '+100+20', '-in', dump);
  // Twenty heartbeats and their echoes stand in line with what fills the path.
  await expect.poll(() => between.passedBytes - before, { timeout: 120_000 }).toBeGreaterThan(20 * 32_000);
  expect(await page.evaluate(() => /** @type {any} */ (window).told.stale)).toBe(0);
  expect(between.carriers).toBe(1);
});

test('[A9] a worker that is killed ends the session with a clear sentence and a way on', async ({ page, run, host }) => {
  await reachScreen(page, run);
  const worker = await newestWorker(host);
  await host.ask('kill', '-KILL', worker);
  await expect(page.getByRole('heading', { name: `The session with ${run.computer} has ended` })).toBeVisible();
  await expect(page.getByText('The program that served the session on the computer ended.')).toBeVisible();
  await page.getByRole('button', { name: 'Connect again' }).click();
  await expect(page.getByLabel('User name')).toBeVisible();
});
