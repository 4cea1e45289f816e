import axe from 'axe-core';
import { expect } from '@playwright/test';

/**
 * What a person does, step by step, by the labels that they see.
 *
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {import('./run-record.js').RunRecord} RunRecord
 */

/** @param {Page} page @param {RunRecord} run */
export async function signIn(page, run) {
  await page.goto(run.url);
  await page.getByLabel('E-mail').fill(run.email);
  await page.getByLabel('Password').fill(run.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'Computers' })).toBeVisible();
}

/** @param {Page} page @param {RunRecord} run */
export async function connect(page, run) {
  const computer = page.getByRole('listitem').filter({ hasText: run.computer });
  await expect(computer.getByText('online')).toBeVisible();
  await computer.getByRole('button', { name: 'Connect' }).click();
}

/** @param {Page} page @param {RunRecord} run */
export async function acceptKey(page, run) {
  await expect(page.getByRole('heading', { name: 'Check this computer’s key' })).toBeVisible();
  await expect(page.getByRole('img', { name: 'Fingerprint' })).toHaveText(run.fingerprint.replaceAll('-', ''), {
    ignoreCase: false,
  });
  await page.getByRole('button', { name: 'It matches' }).click();
}

/** @param {Page} page @param {RunRecord} run @param {string} [password] */
export async function signInToHost(page, run, password = run.osPassword ?? '') {
  await page.getByLabel('User name').fill(run.osUser);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Continue' }).click();
}

/** From the first page to a picture with something in it. @param {Page} page @param {RunRecord} run */
export async function reachScreen(page, run) {
  await signIn(page, run);
  await connect(page, run);
  await acceptKey(page, run);
  await signInToHost(page, run);
  await expect(page.getByRole('toolbar', { name: 'Session' })).toBeVisible();
  await pictureIsThere(page);
}

/** The toolbar, brought out of its handle when it is folded. @param {Page} page */
export async function openToolbar(page) {
  const handle = page.getByRole('button', { name: 'Toolbar', exact: true });
  if ((await handle.getAttribute('aria-expanded')) === 'false') await handle.click();
  await expect(page.getByRole('toolbar', { name: 'Session' })).toBeVisible();
}

/** Opens one of the panels of the toolbar. @param {Page} page @param {string | RegExp} name */
export async function openPanel(page, name) {
  await openToolbar(page);
  await page.getByRole('toolbar', { name: 'Session' }).getByRole('button', { name }).click();
}

/** Until the canvas has the size of the screen, and its last corner is painted. @param {Page} page */
export async function pictureIsThere(page) {
  await expect.poll(() => canvasSize(page), { message: 'the picture has the size of the screen' }).toEqual([1920, 1080]);
  await expect.poll(() => pixel(page, 1919, 1079), { message: 'the picture is painted' }).not.toEqual([0, 0, 0]);
}

/** @param {Page} page @returns {Promise<[number, number] | undefined>} */
function canvasSize(page) {
  return page.evaluate(() => {
    const canvas = document.querySelector('screen-view canvas');
    return canvas instanceof HTMLCanvasElement ? [canvas.width, canvas.height] : undefined;
  });
}

/**
 * The color of one pixel of the picture, in the screen's own coordinates.
 *
 * @param {Page} page
 * @param {number} x
 * @param {number} y
 * @returns {Promise<number[]>} red, green, blue
 */
export function pixel(page, x, y) {
  return page.evaluate(
    ([column, row]) => {
      const canvas = /** @type {HTMLCanvasElement} */ (document.querySelector('screen-view canvas'));
      const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
      return [...context.getImageData(/** @type {number} */ (column), /** @type {number} */ (row), 1, 1).data].slice(0, 3);
    },
    [x, y],
  );
}

/** Where a point of the remote screen lies on the page. @param {Page} page @param {number} x @param {number} y */
export async function onPage(page, x, y) {
  const box = await page.locator('screen-view canvas').boundingBox();
  if (!box) throw new Error('there is no picture on the page');
  return { x: box.x + (x * box.width) / 1920, y: box.y + (y * box.height) / 1080 };
}

/** What axe-core finds wrong with the page for people who use it otherwise than by sight and mouse. @param {Page} page */
export async function accessibilityTroubles(page) {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => /** @type {any} */ (window).axe.run());
  return violations.map((/** @type {{ id: string, nodes: { target: string[] }[] }} */ { id, nodes }) => [
    id,
    ...nodes.map(({ target }) => target.join(' ')),
  ]);
}

/** A new enrollment code, as the console would ask for it. @param {Page} page of somebody who is signed in @returns {Promise<string>} */
export function enrollmentCode(page) {
  return page.evaluate(async () => {
    const { GatewayApi } = await import(new URL('gateway/gateway-api.js', location.origin).href);
    const api = new GatewayApi();
    await api.me();
    return (await api.makeEnrollmentCode()).code;
  });
}
