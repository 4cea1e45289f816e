import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CONTROL } from '../../src/channel/frame.js';
import { Fault } from '../../src/faults.js';
import { Random } from '../support/random.js';
import { resumable, turn, until } from '../support/session.js';
import { SESSION } from '../support/test-host.js';

const LOST = new Fault('carrier-lost');

/** A reader that keeps what comes. */
function collector() {
  /** @type {number[]} */
  const bytes = [];
  return { bytes, receive: (/** @type {Uint8Array} */ data) => void bytes.push(...data) };
}

/** A session with one stream, accepted. */
async function withStream() {
  const parts = await resumable();
  const reader = collector();
  const stream = parts.channel.openStream('echo', reader);
  await parts.host.frame();
  await parts.host.send({ kind: 'accepted', stream: 1, credit: 64 * 1024 });
  await stream.opened;
  return { ...parts, stream, reader };
}

/** @param {number} received @param {string[]} [modules] */
const resumed = (received, modules = ['echo', 'screen']) => ({ type: 'resumed', received, modules });

/** @param {import('../../src/channel/frame.js').Frame} frame */
const bytesOf = (frame) => (frame.kind === 'data' ? [...frame.data] : []);

describe('[A9] a session whose carrier is lost', () => {
  test('is told at once, and goes on over another one with the same streams', async () => {
    const { hostEnd, host, heard, stream, reader, nextTry, channel } = await withStream();
    hostEnd.close(LOST);
    await until(() => heard.at(-1).type === 'stale');
    assert.equal(heard.at(-1).resuming, true);
    const next = await nextTry();
    assert.deepEqual(await host.resume(next.carrier, { resumptions: 0, ticket: next.ticket }), {
      type: 'resume',
      received: 1,
    });
    await host.say(resumed(1));
    await until(() => heard.at(-1).type === 'live');
    await host.send({ kind: 'data', stream: 1, data: Uint8Array.of(7) });
    await until(() => reader.bytes.length === 1);
    await stream.write(Uint8Array.of(8));
    assert.deepEqual(bytesOf(await host.frame()), [8]);
    assert.equal(channel.signal.aborted, false);
  });

  test('sends again what did not arrive, in order, before what is new, and nothing that did', async () => {
    const { hostEnd, host, stream, nextTry } = await withStream();
    await stream.write(Uint8Array.of(1));
    assert.deepEqual(bytesOf(await host.frame()), [1]);
    hostEnd.pass = () => [];
    for (const byte of [2, 3]) {
      await stream.write(Uint8Array.of(byte));
      await turn();
    }
    hostEnd.close(LOST);
    const next = await nextTry();
    void stream.write(Uint8Array.of(4));
    await host.resume(next.carrier, { resumptions: 0, ticket: next.ticket });
    await host.say(resumed(2)); // The open, and the first byte.
    const came = [];
    while (came.length < 3) {
      came.push(...bytesOf(await host.frame()));
    }
    assert.deepEqual(came, [2, 3, 4]);
  });

  test('can be resumed again and again, each time with the secret of the time before', async () => {
    const { host, heard, nextTry, stream } = await withStream();
    for (let resumptions = 0; resumptions < 5; resumptions++) {
      host.carrier.close(LOST);
      const next = await nextTry();
      await host.resume(next.carrier, { resumptions, ticket: next.ticket });
      await host.say(resumed(1 + resumptions));
      await until(() => heard.at(-1).type === 'live');
      await stream.write(Uint8Array.of(resumptions));
      assert.deepEqual(bytesOf(await host.frame()), [resumptions]);
    }
  });

  test('is lost once more between the handshake and the host’s word, and either side may have gone on', async () => {
    for (const hostWentOn of [true, false]) {
      const { hostEnd, host, heard, nextTry, time } = await withStream();
      const before = host.resumption;
      hostEnd.close(LOST);
      const first = await nextTry();
      await host.resume(first.carrier, { resumptions: 0, ticket: first.ticket });
      first.carrier.close(LOST);
      if (!hostWentOn) {
        host.resumption = before;
      }
      await turn();
      time.pass(1_000);
      const second = await nextTry();
      await host.resume(second.carrier, { resumptions: hostWentOn ? 1 : 0, ticket: second.ticket });
      await host.say(resumed(1));
      await until(() => heard.at(-1).type === 'live');
      host.carrier.close(LOST);
      const third = await nextTry();
      await host.resume(third.carrier, { resumptions: hostWentOn ? 2 : 1, ticket: third.ticket });
      await host.say(resumed(1));
      await until(() => heard.at(-1).type === 'live');
    }
  });

  test('loses and doubles nothing over two hundred cuts at random moments', async () => {
    const random = new Random(20261121);
    const { host, stream, nextTry, reader, channel } = await withStream();
    /** @type {number[]} */
    const arrived = [];
    let counted = 1; // The open.
    let sent = 0;
    let came = 0;
    for (let resumptions = 0; resumptions < 200; resumptions++) {
      const { carrier } = host;
      const cutAfter = random.below(6);
      carrier.pass = (message, number) => (number < cutAfter ? [message] : []);
      carrier.arrived = 0;
      const browserEnd = carrier.other;
      const heardUntil = random.below(4);
      if (browserEnd) {
        browserEnd.arrived = 0;
        browserEnd.pass = (message, number) => (number < heardUntil ? [message] : []);
      }
      for (let times = random.below(8); times > 0; times--) {
        void stream.write(Uint8Array.of(sent++ & 255));
        if (random.below(2) === 0) {
          await turn();
        }
      }
      const queued = [came & 255, (came + 1) & 255, (came + 2) & 255];
      for (const byte of queued) {
        await host.send({ kind: 'data', stream: 1, data: Uint8Array.of(byte) });
      }
      await turn();
      carrier.close(LOST);
      for (;;) {
        const frame = await host.frame().catch(() => undefined);
        if (!frame) {
          break;
        }
        if (frame.stream !== CONTROL) {
          counted++;
          arrived.push(...bytesOf(frame));
        }
      }
      const next = await nextTry();
      const { received } = await host.resume(next.carrier, { resumptions, ticket: next.ticket });
      await host.say(resumed(counted));
      // What a host does with its own ledger: all that did not arrive goes again.
      for (let number = received - 1; number < came + queued.length; number++) {
        await host.send({ kind: 'data', stream: 1, data: Uint8Array.of(number & 255) });
      }
      came += queued.length;
      await until(() => reader.bytes.length === came);
    }
    while (arrived.length < sent) {
      arrived.push(...bytesOf(await host.frame()));
    }
    assert.deepEqual(
      arrived,
      Array.from({ length: sent }, (_, index) => index & 255),
    );
    assert.deepEqual(
      reader.bytes,
      Array.from({ length: came }, (_, index) => index & 255),
    );
    assert.equal(channel.signal.aborted, false);
  });

  test('keeps to the modules that the host names then', async () => {
    const { hostEnd, host, heard, channel, nextTry } = await resumable();
    hostEnd.close(LOST);
    const next = await nextTry();
    await host.resume(next.carrier, { resumptions: 0, ticket: next.ticket });
    await host.say(resumed(0, ['screen']));
    await until(() => heard.at(-1).type === 'live');
    assert.throws(() => channel.openStream('echo', collector()), { id: 'module-refused' });
  });

  test('before a person has signed in, it is over', async () => {
    const { session } = await import('../support/session.js');
    const { open, host, hostEnd } = await session();
    const rejoin = () => Promise.reject(new Fault('internal', 'must not be asked'));
    const [channel] = await Promise.all([open({ rejoin }), host.open()]);
    await host.say({ type: 'welcome', computer: 'den', version: '1', session: SESSION });
    hostEnd.close(LOST);
    assert.equal((await channel.ended).id, 'carrier-lost');
  });

  test('by altered data, it is over for good', async () => {
    const { browser, channel, tries } = await resumable();
    browser.deliver(new Uint8Array(50));
    assert.equal((await channel.ended).id, 'integrity');
    await turn();
    assert.equal(tries.length, 0);
  });

  test('and altered during a try after the handshake, it is over for good', async () => {
    const { hostEnd, host, channel, nextTry } = await resumable();
    hostEnd.close(LOST);
    const next = await nextTry();
    await host.resume(next.carrier, { resumptions: 0, ticket: next.ticket });
    next.carrier.other?.deliver(new Uint8Array(50));
    assert.equal((await channel.ended).id, 'integrity');
  });

  test('is left while it is being resumed: nothing is tried any more', async () => {
    const { hostEnd, channel, leaving, refusals, time, tries } = await resumable();
    refusals.push(new Fault('host-offline'));
    hostEnd.close(LOST);
    await until(() => refusals.length === 0);
    await turn();
    leaving.abort();
    assert.equal((await channel.ended).id, 'signed-off');
    time.pass(10_000);
    await turn();
    assert.equal(tries.length, 0);
    assert.equal(time.timers.size, 0);
  });
});

describe('[A9] silence', () => {
  test('of five seconds is told, and of ten makes the browser look for another carrier', async () => {
    const { heard, time, browser, nextTry, host } = await resumable();
    time.pass(5_500);
    assert.deepEqual([heard.at(-1).type, heard.at(-1).resuming], ['stale', false]);
    time.pass(4_500);
    assert.deepEqual([heard.at(-1).type, heard.at(-1).resuming], ['stale', true]);
    assert.ok(heard.at(-1).silentMillis >= 10_000);
    assert.equal(browser.closedWith?.id, 'silent');
    const next = await nextTry();
    await host.resume(next.carrier, { resumptions: 0, ticket: next.ticket });
    await host.say(resumed(0));
    await until(() => heard.at(-1).type === 'live');
  });

  test('while the page was stopped is no silence of the other side, until there was time to look', async () => {
    const { heard, time, host, tries } = await resumable();
    time.stop(40_000);
    time.pass(600);
    assert.deepEqual([heard.at(-1).type, heard.at(-1).resuming], ['stale', false]);
    await host.say({ type: 'heartbeat', n: 1, echo: 1 });
    await host.say({ type: 'heartbeat', n: 2, echo: 1 });
    await until(() => heard.at(-1).type === 'live');
    assert.equal(tries.length, 0);
  });

  test('after the page was stopped, and two seconds more, is a lost carrier', async () => {
    const { heard, time, nextTry } = await resumable();
    time.stop(40_000);
    time.pass(3_000);
    assert.equal(heard.at(-1).resuming, true);
    await nextTry();
  });

  test('and the news that the network is back give a doubtful carrier up at once', async () => {
    const { heard, time, channel, nextTry } = await resumable();
    channel.hurry();
    assert.notEqual(heard.at(-1).type, 'stale');
    time.pass(6_000);
    assert.equal(heard.at(-1).resuming, false);
    channel.hurry();
    assert.equal(heard.at(-1).resuming, true);
    await nextTry();
  });
});

describe('[A9] a try to resume', () => {
  test('that fails is followed by another after a second, or at once when there is news', async () => {
    const { hostEnd, refusals, time, tries, channel, nextTry } = await resumable();
    refusals.push(new Fault('unavailable'), new Fault('host-offline'));
    hostEnd.close(LOST);
    await until(() => refusals.length === 1);
    await turn();
    time.pass(1_000);
    await until(() => refusals.length === 0);
    await turn();
    assert.equal(tries.length, 0);
    channel.hurry();
    await nextTry();
  });

  for (const id of /** @type {const} */ (['session-over', 'unauthenticated'])) {
    test(`that hears ${id} is the last, and that is the reason of the end`, async () => {
      const { hostEnd, refusals, channel } = await resumable();
      refusals.push(new Fault(id));
      hostEnd.close(LOST);
      assert.equal((await channel.ended).id, id);
    });
  }

  test('is given up after ten seconds, and the tries after a minute without a record', async () => {
    const { hostEnd, channel, time, tries, heard } = await resumable();
    hostEnd.close(LOST);
    await until(() => tries.length === 1);
    for (let second = 0; second < 180 && !channel.signal.aborted; second++) {
      time.pass(1_000);
      await turn();
      await turn();
    }
    assert.equal((await channel.ended).id, 'carrier-lost');
    assert.ok(tries.length > 3, `${tries.length} tries`);
    assert.ok(tries.slice(0, -1).every(({ carrier }) => carrier.closedWith !== undefined));
    assert.equal(heard.at(-1).resuming, true);
    assert.equal(time.timers.size, 0);
  });

  test('whose first line lies about the count changes nothing', async () => {
    const { hostEnd, host, heard, time, nextTry } = await resumable();
    hostEnd.close(LOST);
    const first = await nextTry();
    await assert.rejects(host.resume(first.carrier, { resumptions: 0, told: 1, ticket: first.ticket }));
    await turn();
    time.pass(1_000);
    const second = await nextTry();
    await host.resume(second.carrier, { resumptions: 0, ticket: second.ticket });
    await host.say(resumed(0));
    await until(() => heard.at(-1).type === 'live');
  });

  test('that a gateway answers without the secret changes nothing', async () => {
    const { hostEnd, host, heard, time, nextTry } = await resumable();
    const secret = host.resumption;
    hostEnd.close(LOST);
    const first = await nextTry();
    await assert.rejects(host.resume(first.carrier, { resumptions: 0, ticket: 'another.ticket.altogether' }));
    first.carrier.send(new Uint8Array(48));
    await turn();
    host.resumption = secret;
    await until(() => first.carrier.closedWith !== undefined);
    time.pass(1_000);
    const second = await nextTry();
    await host.resume(second.carrier, { resumptions: 0, ticket: second.ticket });
    await host.say(resumed(0));
    await until(() => heard.at(-1).type === 'live');
  });
});

describe('[A9] a host that breaks a rule of resuming loses the session:', () => {
  /** @type {Record<string, (host: import('../support/test-host.js').TestHost) => Promise<void>>} */
  const offences = {
    'more stated than was sent': (host) => host.say(resumed(99)),
    'less stated than before': async (host) => {
      await host.send({ kind: 'received', stream: 0, frames: 1 });
      await host.say(resumed(0));
    },
    'a frame of a stream before resumed': (host) => host.send({ kind: 'credit', stream: 1, bytes: 1 }),
    'a prompt before resumed': (host) => host.say({ type: 'prompt', id: 1, kind: 'text', label: 'x' }),
    'resumed twice': async (host) => {
      await host.say(resumed(1));
      await host.say(resumed(1));
    },
  };
  for (const [offence, commit] of Object.entries(offences)) {
    test(offence, async () => {
      const { hostEnd, host, channel, nextTry } = await withStream();
      hostEnd.close(LOST);
      const next = await nextTry();
      await host.resume(next.carrier, { resumptions: 0, ticket: next.ticket });
      await commit(host);
      assert.equal((await channel.ended).id, 'rule-broken');
    });
  }

  test('resumed in a session that was not lost', async () => {
    const { host, channel } = await resumable();
    await host.say(resumed(0));
    assert.equal((await channel.ended).id, 'rule-broken');
  });
});

test('[A9] a side that states nothing makes the browser keep 4 MiB at most, and heartbeats go on', async () => {
  const { host, channel, stream, time } = await withStream();
  await host.send({ kind: 'credit', stream: 1, bytes: 15 * 1024 * 1024 });
  void stream.write(new Uint8Array(6 * 1024 * 1024)).catch(() => {});
  await until(() => channel.delivery.sent.full);
  for (let turns = 0; turns < 200; turns++) {
    await turn();
  }
  assert.ok(channel.delivery.sent.keptBytes < 4 * 1024 * 1024 + 70_000);
  const before = channel.channel?.liveness.sent ?? 0;
  time.pass(2_000);
  assert.ok((channel.channel?.liveness.sent ?? 0) > before);
  await host.send({ kind: 'received', stream: 0, frames: channel.delivery.sent.count });
  await until(() => channel.delivery.sent.full || channel.delivery.sent.kept.length > 0);
});
