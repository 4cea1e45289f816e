/**
 * What a person waits for, in Chromium, through the whole product and through the named peer. Prints figures as JSON lines.
 * Arguments: `sign-in` and how many times; or `key`, how many keys, and the address of the peer's WebSocket.
 */
import { createRequire } from 'node:module';
import config from '../../arquillian-tests/playwright.config.js';
import { readRun } from '../../arquillian-tests/stories/support/run-record.js';
import { acceptKey, connect, signIn } from '../../arquillian-tests/stories/support/steps.js';
import { servePeer } from './peer.js';

const { chromium } = createRequire(new URL('../../arquillian-tests/package.json', import.meta.url))('@playwright/test');

/** Where our picture is, and where the peer's is. */
const OUR_CANVAS = 'screen-view canvas';
const PEER_CANVAS = '#screen canvas';

const [what = '', times = '1', peer = ''] = process.argv.slice(2);
const run = readRun();
const browser = await chromium.launch(config.use?.launchOptions);
try {
  if (what === 'sign-in') await signIns(Number(times));
  else await keys(Number(times));
} finally {
  await browser.close();
}

/** @param {number} count */
async function signIns(count) {
  const samples = [];
  for (let i = 0; i < count; i++) {
    const page = await newPage();
    samples.push(await toFirstPicture(page));
    await page.context().close();
  }
  print('sign-in', 'Continue to first picture', 'latchkey', 'time', samples);
}

async function newPage() {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, baseURL: run.url });
  // Before the page's own listeners, which may keep the key to themselves.
  await context.addInitScript(() => {
    window.addEventListener('keydown', () => /** @type {any} */ ((window).keyAt = performance.now()), {
      capture: true,
    });
  });
  return context.newPage();
}

/** Signs in to the gateway and the host. @param {any} page @returns {Promise<number>} ms from the last click to the picture */
async function toFirstPicture(page) {
  await signIn(page, run);
  await connect(page, run);
  await acceptKey(page, run);
  await page.getByLabel('User name').fill(run.osUser);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('Password').fill(run.osPassword ?? '');
  const waiting = page.evaluate(
    (/** @type {string} */ selector) =>
      new Promise((resolve, reject) => {
        document.addEventListener('click', () => look(performance.now()), { capture: true, once: true });
        const look = (/** @type {number} */ start) => {
          const canvas = /** @type {HTMLCanvasElement | null} */ (document.querySelector(selector));
          const pixel =
            canvas &&
            canvas.width > 300 &&
            canvas.getContext('2d')?.getImageData(canvas.width - 1, canvas.height - 1, 1, 1).data;
          if (pixel && pixel[0]) resolve(performance.now() - start);
          else if (performance.now() - start > 60_000) reject(new Error('no picture came'));
          else setTimeout(() => look(start), 1);
        };
      }),
    OUR_CANVAS,
  );
  await page.getByRole('button', { name: 'Continue' }).click();
  return waiting.catch(async (/** @type {Error} */ error) => {
    throw new Error(`${error.message}; the page says: ${await page.locator('body').innerText()}`);
  });
}

/** @param {number} count */
async function keys(count) {
  const ours = await newPage();
  await toFirstPicture(ours);
  print('key', 'key to changed picture', 'latchkey', 'time', await lamp(ours, OUR_CANVAS, count));
  await ours.context().close();

  const server = await servePeer(peer);
  const theirs = await newPage();
  await theirs.goto(server.address);
  await theirs.waitForFunction((/** @type {string} */ selector) => {
    const canvas = /** @type {HTMLCanvasElement | null} */ (document.querySelector(selector));
    return canvas && canvas.width > 300;
  }, PEER_CANVAS);
  print(
    'key',
    'key to changed picture',
    'websockify + x0vncserver + noVNC',
    'time',
    await lamp(theirs, PEER_CANVAS, count),
  );
  await theirs.context().close();
  server.close();
}

/** Presses keys and waits each time until the middle of the picture has changed. @param {any} page @param {string} selector @param {number} count */
async function lamp(page, selector, count) {
  const box = await page.locator(selector).boundingBox();
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await takesKeys(page, selector);
  const samples = [];
  for (let i = 0; i < count + 3; i++) {
    await page.evaluate(watchMiddle, selector);
    await page.keyboard.press('a');
    samples.push(await page.evaluate(() => /** @type {any} */ (window).changed));
  }
  return samples.slice(3); // the first ones warm up
}

/** Until the window on the host has the keyboard, which takes it a moment after the click. @param {any} page @param {string} selector */
async function takesKeys(page, selector) {
  for (let tries = 0; tries < 20; tries++) {
    await page.evaluate(watchMiddle, selector);
    await page.keyboard.press('a');
    const lit = await page.evaluate(() =>
      Promise.race([
        /** @type {any} */ (window).changed.then(() => true),
        new Promise((resolve) => setTimeout(resolve, 1000, false)),
      ]),
    );
    if (lit) return;
  }
  throw new Error('no window on the host takes keys');
}

/** In the page: begins to wait until the picture has changed since the next key. @param {string} selector */
function watchMiddle(selector) {
  const canvas = /** @type {HTMLCanvasElement} */ (document.querySelector(selector));
  const place = () => canvas.getContext('2d')?.getImageData(canvas.width / 4, canvas.height / 4, 1, 1).data[0];
  const shared = /** @type {any} */ (window);
  const [before, since] = [place(), performance.now()];
  shared.keyAt = 0;
  shared.changed = new Promise((resolve, reject) => {
    const look = () => {
      if (shared.keyAt && place() !== before) resolve(performance.now() - shared.keyAt);
      else if (performance.now() - since > 20_000)
        reject(new Error(`key at ${shared.keyAt}: the picture did not change`));
      else setTimeout(look, 0);
    };
    look();
  });
  shared.changed.catch(() => {}); // whoever waits for it hears of it
}

/** @param {string} part @param {string} scene @param {string} who @param {string} quantity @param {number[]} samples in ms */
function print(part, scene, who, quantity, samples) {
  const sorted = samples.toSorted((a, b) => a - b);
  const at = (/** @type {number} */ place) => Number((sorted[place] ?? 0).toFixed(2));
  const figure = {
    part,
    scene,
    who,
    what: quantity,
    unit: 'ms',
    min: at(0),
    median: at(Math.floor(sorted.length / 2)),
    max: at(sorted.length - 1),
  };
  console.log(JSON.stringify(figure));
}
