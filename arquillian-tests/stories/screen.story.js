import { randomBytes, randomInt } from 'node:crypto';
import { expect, test } from './support/fixture.js';
import { pixel, reachScreen } from './support/steps.js';
import { clickInto } from './support/typed.js';

test('[A13 A17 A19] what is typed in the browser happens on the host, as the OS user', async ({ page, run, host }) => {
  await reachScreen(page, run);
  const mark = `latchkey-${randomBytes(6).toString('hex')}`;
  // A shell that sets the title of its window must not take the mark away.
  host.start('xterm', '-xrm', 'XTerm*allowTitleOps: false', '-geometry', '80x24+700+400', '-T', mark);
  await expect.poll(() => host.ask('xwininfo', '-root', '-tree'), { timeout: 30_000 }).toContain(mark);

  await clickInto(page, host, mark);
  await page.keyboard.type(`id -un > ~/${mark}; sync`);
  await page.keyboard.press('Enter');
  try {
    await expect
      .poll(() => host.ask('sh', '-c', `cat ~/${mark} 2>/dev/null || true`), { timeout: 30_000 })
      .toBe(`${run.osUser}\n`);
  } finally {
    await host.ask('sh', '-c', `rm -f ~/${mark}`);
  }
});

test('[A19] a color drawn on the host is seen in the canvas, at three places', async ({ page, run, host }) => {
  await reachScreen(page, run);
  for (let place = 0; place < 3; place++) {
    const color = [randomInt(256), randomInt(256), randomInt(256)];
    const name = `#${color.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
    const [x, y] = [randomInt(200, 1600), randomInt(200, 800)];
    const title = `patch-${place}-${randomBytes(4).toString('hex')}`;
    host.start('xlogo', '-bg', name, '-fg', name, '-geometry', `120x120+${x}+${y}`, '-title', title);
    const at = await centerOf(host, title);
    await expect.poll(() => pixel(page, at.x, at.y), { timeout: 30_000, message: `${name} at ${at.x},${at.y}` }).toEqual(color);
  }
});

test('[A9] signing off ends the session for both sides and says so', async ({ page, run }) => {
  await reachScreen(page, run);
  await page.getByRole('button', { name: 'Disconnect' }).click();
  await expect(page.getByRole('heading', { name: `The session with ${run.computer} has ended` })).toBeVisible();
  await expect(page.getByText('You signed off.')).toBeVisible();
});

/** Where the middle of a window is. @param {import('./support/host.js').Host} host @param {string} title */
async function centerOf(host, title) {
  let found = '';
  await expect
    .poll(async () => (found = await host.ask('sh', '-c', `xwininfo -name ${title} 2>/dev/null || true`)), { timeout: 30_000 })
    .toContain('IsViewable');
  const number = (/** @type {string} */ what) => Number(new RegExp(`${what}:\\s+(-?\\d+)`).exec(found)?.[1]);
  return {
    x: number('Absolute upper-left X') + Math.floor(number('Width') / 2),
    y: number('Absolute upper-left Y') + Math.floor(number('Height') / 2),
  };
}
