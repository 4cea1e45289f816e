import { expect, test } from './support/fixture.js';
import { acceptKey, connect, reachScreen, signIn } from './support/steps.js';

/**
 * A gateway that does not relay honestly, seen from the page: what it does to the sealed records of a live session.
 * Each attack gets the records from the host one by one and says what to pass on.
 *
 * @type {Record<string, (record: Buffer, state: { held?: Buffer }) => Buffer[]>}
 */
const ATTACKS = {
  'alters a byte of a record': (record) => [Buffer.from(record).fill(record[record.length - 1] ^ 1, record.length - 1)],
  'leaves a record out': (record, state) => {
    if (state.held) return [record];
    state.held = record;
    return [];
  },
  'repeats a record': (record) => [record, record],
  'swaps two records': (record, state) => {
    if (!state.held) {
      state.held = record;
      return [];
    }
    return [record, state.held];
  },
  'cuts a record short': (record) => [record.subarray(0, record.length - 5)],
  'puts in a record of its own': (record) => [record, Buffer.alloc(64, 7)],
};

for (const [name, attack] of Object.entries(ATTACKS)) {
  test(`[A9 A19 A23] a gateway that ${name} ends the session for good`, async ({ page, run }) => {
    let attacking = false;
    const state = {};
    await page.routeWebSocket('**/relay', (socket) => {
      const server = socket.connectToServer();
      socket.onMessage((message) => server.send(message));
      server.onMessage((message) => {
        const altered = attacking && typeof message !== 'string' ? attack(message, state) : [message];
        for (const record of altered) socket.send(record);
      });
    });
    await reachScreen(page, run);
    attacking = true;
    await expect(page.getByRole('heading', { name: `The session with ${run.computer} has ended` })).toBeVisible({
      timeout: 30_000,
    });
    await expect(page.getByText(/altered/)).toBeVisible();
  });
}

test('[A19 A23] a ticket swapped for another one makes the handshake fail', async ({ page, run }) => {
  /** @type {string | undefined} */
  let earlier;
  await page.route('**/api/computers/*/sessions', async (route) => {
    const answer = await route.fetch();
    const body = await answer.json();
    const ticket = earlier ?? body.ticket;
    earlier ??= body.ticket;
    await route.fulfill({ response: answer, json: { ...body, ticket } });
  });
  await signIn(page, run);
  await connect(page, run);
  await acceptKey(page, run);
  await expect(page.getByLabel('User name')).toBeVisible();
  await page.getByRole('link', { name: 'Latchkey' }).click();
  await connect(page, run);
  await expect(page.getByRole('heading', { name: `The session with ${run.computer} has ended` })).toBeVisible();
  await expect(page.getByLabel('User name')).toHaveCount(0);
});

for (const held of /** @type {const} */ (['from the host', 'from the browser'])) {
  test(`[A9] a gateway that holds the records ${held} back greys the picture, and nothing typed is sent`, async ({ page, run }) => {
    let holding = false;
    let sent = 0;
    await page.routeWebSocket('**/relay', (socket) => {
      const server = socket.connectToServer();
      socket.onMessage((message) => {
        if (holding) sent += message.length;
        if (!holding || held !== 'from the browser') server.send(message);
      });
      server.onMessage((message) => {
        if (!holding || held !== 'from the host') socket.send(message);
      });
    });
    await reachScreen(page, run);
    holding = true;
    await expect(page.getByText('Not live since')).toBeVisible({ timeout: 30_000 });

    const before = sent;
    await page.keyboard.type('x'.repeat(400));
    // Heartbeats go on, at about one small record a second; four hundred keys would be many thousand bytes.
    expect(sent - before).toBeLessThan(4_000);
  });
}
