import { ATTACKS } from './hostile/attacks.js';
import { HostileGateway } from './hostile/gateway.js';
import { OwnHost } from './hostile/own-host.js';
import { endSession, exchange, openSession } from './hostile/page-sessions.js';
import { expect, test } from './support/fixture.js';
import { enrollmentCode } from './support/steps.js';

/**
 * A gateway that somebody has wholly taken over, tried with every attack of the table: none of them gets further than the
 * host's sign-in prompt, each is noticed by the side that it was made against, and a session beside it goes on.
 */
/** @type {HostileGateway} */
let gateway;
/** @type {OwnHost[]} */
let hosts = [];
/** @type {import('@playwright/test').Page} */
let page;
/** @type {import('./support/run-record.js').RunRecord} */
let record;
/** Of this run alone: a failure starts the hosts anew, and computers that are gone stay listed. */
const names = ['attacked', 'beside it'].map((name) => `${name} ${Date.now()}`);
const BYSTANDER = 'bystander';
const VICTIM = 'victim';
const ELSEWHERE = 'elsewhere';

test.beforeAll(async ({ browser, run }) => {
  test.setTimeout(300_000);
  record = run;
  gateway = new HostileGateway({ url: run.url, tlsDirectory: process.env['LATCHKEY_TLS'] ?? '' });
  const url = await gateway.start();
  page = await browser.newPage({ baseURL: url });
  await page.goto(url);
  await page.getByLabel('E-mail').fill(run.email);
  await page.getByLabel('Password').fill(run.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'Computers' })).toBeVisible();
  for (const name of names) {
    const host = new OwnHost(name);
    hosts.push(host);
    await host.enroll(url, run.pin, await enrollmentCode(page));
    const listed = page.getByRole('listitem').filter({ hasText: name });
    await expect(listed.getByText('online')).toBeVisible({ timeout: 60_000 });
  }
  expect(await open(BYSTANDER)).toMatchObject({ signedIn: true, fault: '' });
  const elsewhere = await open(ELSEWHERE, false, names[1]);
  expect(elsewhere).toMatchObject({ signedIn: true, fault: '' });
  gateway.elsewhere = elsewhere.session;
});

test.afterAll(async () => {
  for (const host of hosts) await host.close();
  await page?.close();
  await gateway?.stop();
});

/** @param {string} key @param {boolean} [resumes] @param {string} [name] of the computer */
function open(key, resumes = false, name = names[0] ?? '') {
  const { osUser, osPassword } = record;
  return openSession(page, { key, computer: name, osUser, osPassword: osPassword ?? '', resumes });
}

for (const attack of ATTACKS) {
  test(`[A9 A19 A23] a gateway that ${attack.name}`, async () => {
    const { then } = attack;
    gateway.arm(attack);
    const resumed = attack.relay === 2;
    const seen = await open(VICTIM, resumed);
    gateway.attackLive();
    if (resumed) gateway.cut(seen.session);
    const end = seen.fault || (await exchange(page, VICTIM));
    gateway.disarm();

    expect(seen.prompted).toBe(then.prompted);
    expect(then.browser).toContain(end);
    if (then.elsewhere) expect(await exchange(page, ELSEWHERE)).toBe(then.elsewhere);
    if (then.host) await auditHolds(then.host, seen.session);
    if (end === 'live') await endSession(page, VICTIM);
    expect(await exchange(page, BYSTANDER), 'the session beside it').toBe('live');
  });
}

/** @param {string} event @param {string} session */
async function auditHolds(event, session) {
  const events = () => hosts[0]?.audited(session).map((entry) => entry['event']);
  await expect.poll(events, { message: 'the audit log of the host', timeout: 60_000 }).toContain(event);
}
