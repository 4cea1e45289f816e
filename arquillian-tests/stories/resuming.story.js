import { expect, test } from './support/fixture.js';
import { Between } from './support/between.js';
import { happened, newestSession } from './support/host-audit.js';
import { asleep } from './support/sleep.js';
import { reachScreen } from './support/steps.js';
import { typingPlace } from './support/typed.js';
import { Typist, isLive } from './support/typist.js';
import { newestWorker } from './support/workers.js';

/** LATCHKEY_CUT_SEED repeats a run. */
const SEED = Number(process.env['LATCHKEY_CUT_SEED'] ?? 20261121);
const CUTS = 20;
const NUMBERS_BETWEEN_CUTS = 6;

test.setTimeout(600_000);

test('[A9] a counter typed through twenty cuts at random moments arrives whole, in the same worker', async ({
  page,
  run,
  host,
}) => {
  const between = await Between.on(page);
  await reachScreen(page, run);
  const typist = await Typist.at(page);
  const place = await typingPlace(page, host);
  const worker = await newestWorker(host);
  const random = dice(SEED);

  let number = 0;
  for (let cut = 0; cut < CUTS; cut++) {
    const done = between.cutAfter(random(16), random(2) === 0);
    for (let last = number + NUMBERS_BETWEEN_CUTS; number < last;) await typist.type(`${++number}\n`);
    await done;
  }
  await typist.type('end\n');
  const expected = [...Array.from({ length: number }, (_, index) => index + 1), 'end', ''].join('\n');
  await expect.poll(() => place.text(), { timeout: 60_000, message: `seed ${SEED}` }).toBe(expected);
  expect(between.carriers).toBeGreaterThan(CUTS);
  expect(await newestWorker(host)).toBe(worker);
  await place.forget();
});

test('[A9] a lost Wi-Fi greys the picture, and the same windows come back without a second sign-in', async ({
  page,
  run,
  host,
  context,
}) => {
  const between = await Between.on(page);
  await reachScreen(page, run);
  const typist = await Typist.at(page);
  const place = await typingPlace(page, host);
  const worker = await newestWorker(host);
  await typist.type('before\n');

  between.holding = true;
  await context.setOffline(true);
  await expect(page.getByText('Not live since')).toBeVisible({ timeout: 30_000 });
  await page.keyboard.type('lost');
  await expect(page.getByText('Looking for another way')).toBeVisible({ timeout: 30_000 });
  between.holding = false;
  await context.setOffline(false);
  await isLive(page);

  await typist.type('after\n');
  await expect.poll(() => place.text(), { timeout: 60_000 }).toBe('before\nafter\n');
  expect(await newestWorker(host)).toBe(worker);
  await expect(page.getByLabel('User name')).toHaveCount(0);
  await place.forget();
});

test('[A9] a lid that was closed until the host had parked the session opens on the same windows', async ({
  page,
  run,
  host,
  browser,
}) => {
  await reachScreen(page, run);
  const typist = await Typist.at(page);
  const place = await typingPlace(page, host);
  const worker = await newestWorker(host);
  await typist.type('before\n');

  const session = newestSession();
  const events = (/** @type {string} */ name) => expect.poll(() => happened(session, name), { timeout: 90_000 });
  await asleep(browser, () => events('session.parked').toBe(1));
  await events('session.resumed').toBe(1);
  await isLive(page);

  await typist.type('after\n');
  await expect.poll(() => place.text(), { timeout: 60_000 }).toBe('before\nafter\n');
  expect(await newestWorker(host)).toBe(worker);
  await expect(page.getByLabel('User name')).toHaveCount(0);
  await place.forget();
});

/** Repeatable chance (mulberry32). @param {number} seed */
function dice(seed) {
  let state = seed >>> 0;
  return (/** @type {number} */ bound) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
}
