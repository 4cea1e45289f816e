/**
 * A computer that sleeps, as far as a browser can tell: all its processes stand still, and none of them notices.
 *
 * @param {import('@playwright/test').Browser} browser
 * @param {() => Promise<void>} meanwhile what happens before it wakes
 */
export async function asleep(browser, meanwhile) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const signal = (/** @type {NodeJS.Signals} */ name) => processInfo.forEach(({ id }) => process.kill(id, name));
  try {
    signal('SIGSTOP');
    await meanwhile();
  } finally {
    signal('SIGCONT');
  }
}
