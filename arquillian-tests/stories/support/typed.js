import { randomBytes } from 'node:crypto';
import { expect } from '@playwright/test';
import { onPage } from './steps.js';

/**
 * A terminal on the host that has the focus, and what is typed into it: `text` waits for what `cat` wrote to a file.
 *
 * @param {import('@playwright/test').Page} page
 * @param {import('./host.js').Host} host
 */
export async function typingPlace(page, host) {
  const mark = `latchkey-${randomBytes(6).toString('hex')}`;
  // In UTF-8, whatever the host's own language, and without a shell that edits or renames.
  const command = `stty -echo; exec cat > ~/${mark}`;
  host.start('env', 'LC_ALL=C.UTF-8', 'xterm', '-u8', '-geometry', '80x24+700+400', '-T', mark, '-e', 'sh', '-c', command);
  await expect.poll(() => host.ask('xwininfo', '-root', '-tree'), { timeout: 30_000 }).toContain(mark);
  await clickInto(page, host, mark);
  return {
    /** @returns {Promise<string>} */
    text: () => host.ask('sh', '-c', `cat ~/${mark} 2>/dev/null || true`),
    forget: () => host.ask('sh', '-c', `rm -f ~/${mark}`),
  };
}

/**
 * Clicks into a window at 900, 550 of the screen, and waits until the host's window manager has given it the keyboard.
 *
 * @param {import('@playwright/test').Page} page
 * @param {import('./host.js').Host} host
 * @param {string} title
 */
export async function clickInto(page, host, title) {
  const inside = await onPage(page, 900, 550);
  await page.mouse.click(inside.x, inside.y);
  const active = () => host.ask('sh', '-c', 'xdotool getactivewindow getwindowname || true');
  await expect.poll(active, { timeout: 30_000, message: 'the window has the keyboard' }).toContain(title);
}
