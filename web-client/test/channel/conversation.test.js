import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CONTROL } from '../../src/channel/frame.js';
import { livenessOf, session, signedIn, until } from '../support/session.js';
import { SESSION } from '../support/test-host.js';

const WELCOME = { type: 'welcome', computer: 'den', version: '1', session: SESSION };
const SIGNED_IN = { type: 'signed-in', osUser: 'ada', modules: ['echo'] };
const PROMPT = { type: 'prompt', id: 1, kind: 'text', label: 'User name' };

/** A channel that is open, and has not been welcomed. */
async function opened() {
  const parts = await session();
  const [channel] = await Promise.all([parts.open(), parts.host.open()]);
  return { ...parts, channel };
}

describe('the sign-in conversation', () => {
  test('goes from prompt to answer, through a failure, to signed in', async () => {
    const { channel, host, heard } = await opened();
    await host.say(WELCOME);
    await host.say(PROMPT);
    await until(() => heard.length === 2);
    channel.answer(1, 'ada');
    assert.deepEqual(await host.control(), { type: 'answer', id: 1, value: 'ada' });
    await host.say({ type: 'sign-in-failed', fault: 'os-sign-in-failed', triesLeft: 2 });
    await host.say({ type: 'prompt', id: 2, kind: 'choice', label: 'Method', choices: ['a', 'b'], detail: 'either' });
    await host.say(SIGNED_IN);
    await until(() => heard.length === 5);
    assert.deepEqual(heard, [
      WELCOME,
      PROMPT,
      { type: 'sign-in-failed', fault: 'os-sign-in-failed', triesLeft: 2 },
      { type: 'prompt', id: 2, kind: 'choice', label: 'Method', choices: ['a', 'b'], detail: 'either' },
      SIGNED_IN,
    ]);
  });

  test('takes one answer for a prompt, and none for another', async () => {
    const { channel, host, heard } = await opened();
    await host.say(WELCOME);
    await host.say(PROMPT);
    await until(() => heard.length === 2);
    channel.answer(2, 'not asked');
    channel.answer(1, 'first');
    channel.answer(1, 'second');
    assert.equal((await host.control()).value, 'first');
    channel.end();
    assert.deepEqual(await host.control(), { type: 'end', fault: 'signed-off', detail: '' });
  });

  test('sends no answer of more than 1,024 characters', async () => {
    const { channel, host, heard } = await opened();
    await host.say(WELCOME);
    await host.say(PROMPT);
    await until(() => heard.length === 2);
    assert.throws(() => channel.answer(1, 'x'.repeat(1_025)), { id: 'too-large' });
    channel.answer(1, 'x'.repeat(1_024));
    assert.equal((await host.control()).value.length, 1_024);
  });

  test('answers an unknown type with unsupported, and never answers that', async () => {
    const { host } = await opened();
    await host.say({ type: 'unsupported', of: 'answer' });
    await host.say({ type: 'fireworks', color: 'red' });
    assert.deepEqual(await host.control(), { type: 'unsupported', of: 'fireworks' });
  });

  test('ignores unknown fields', async () => {
    const { host, heard } = await opened();
    await host.say({ ...WELCOME, weather: 'fine' });
    await until(() => heard.length === 1);
    assert.deepEqual(heard[0], WELCOME);
  });
});

describe('a host that breaks a rule of control loses the session:', () => {
  /** @type {Record<string, object[]>} */
  const offences = {
    'a prompt before the welcome': [PROMPT],
    'signed in before the welcome': [SIGNED_IN],
    'a second welcome': [WELCOME, WELCOME],
    'a welcome to another session': [{ ...WELCOME, session: '0'.repeat(32) }],
    'signed in twice': [WELCOME, SIGNED_IN, SIGNED_IN],
    'a failure after signing in': [WELCOME, SIGNED_IN, { type: 'sign-in-failed', fault: 'x', triesLeft: 1 }],
    'a prompt of unknown kind': [WELCOME, { ...PROMPT, kind: 'riddle' }],
    'a choice without choices': [WELCOME, { ...PROMPT, kind: 'choice' }],
    'a label that is no text': [WELCOME, { ...PROMPT, label: 5 }],
    'an id that is no number': [WELCOME, { ...PROMPT, id: '1' }],
    'modules that are no list': [WELCOME, { ...SIGNED_IN, modules: 'screen' }],
    'a heartbeat that goes back': [
      { type: 'heartbeat', n: 2, echo: 0 },
      { type: 'heartbeat', n: 2, echo: 0 },
    ],
    'an echo of what was not said': [{ type: 'heartbeat', n: 1, echo: 1_000 }],
    'no type': [{ kind: 'text' }],
    'an array': [[]],
    'more than 16 KiB': [{ type: 'prompt', id: 1, kind: 'text', label: 'x'.repeat(17_000) }],
  };
  for (const [offence, messages] of Object.entries(offences)) {
    test(offence, async () => {
      const { host, channel } = await opened();
      for (const message of messages) {
        await host.say(message);
      }
      assert.equal((await channel.ended).id, 'rule-broken');
      assert.equal((await host.control()).fault, 'rule-broken');
    });
  }

  test('what is no JSON, and what is no UTF-8', async () => {
    for (const data of [Uint8Array.of(0x7b), Uint8Array.of(0x22, 0xff, 0x22)]) {
      const { host, channel } = await opened();
      await host.send({ kind: 'data', stream: CONTROL, data });
      assert.equal((await channel.ended).id, 'rule-broken');
    }
  });

  test('messages faster than it reads our answers', async () => {
    const { host, channel, browser } = await opened();
    browser.waitingBytes = 1024 * 1024;
    for (let n = 0; n < 600; n++) {
      await host.say({ type: 'fireworks' });
    }
    assert.equal((await channel.ended).id, 'rule-broken');
  });
});

describe('heartbeats and silence (A9)', () => {
  test('a heartbeat goes out each second and echoes the newest heard', async () => {
    const { host, time, channel } = await signedIn();
    await host.say({ type: 'heartbeat', n: 5, echo: 0 });
    await until(() => livenessOf(channel).received === 5);
    for (let n = 0; n < 3; n++) {
      time.pass(1_000);
    }
    await host.say({ type: 'fireworks' });
    await host.control();
    assert.deepEqual(host.heartbeats.slice(-3), [
      host.heartbeats.at(-3),
      host.heartbeats.at(-2),
      host.heartbeats.at(-1),
    ]);
    assert.ok(host.heartbeats.every((n, index) => n === index + 1));
    assert.ok(host.heartbeats.length >= 3);
    assert.equal(livenessOf(channel).due(time.now() + 1_000)?.echo, 5);
  });

  test('five seconds without a record are told, and so is the next record', async () => {
    const { host, time, heard, channel } = await signedIn();
    time.pass(4_999);
    assert.ok(!heard.some(({ type }) => type === 'stale'));
    time.pass(501);
    assert.equal(heard.at(-1).type, 'stale');
    await host.say({ type: 'heartbeat', n: 1, echo: livenessOf(channel).sent });
    await host.say({ type: 'fireworks' });
    await until(() => heard.at(-1).type === 'live');
    assert.equal(heard.filter(({ type }) => type === 'stale').length, 1);
  });

  test('the round trip is what has passed since the echoed heartbeat, less what the host held it', async () => {
    const { channel, host, time } = await signedIn();
    assert.equal(channel.connection.roundTripMillis, undefined);
    time.pass(1_000);
    const echo = livenessOf(channel).sent;
    time.pass(300);
    await host.say({ type: 'heartbeat', n: 1, echo });
    await until(() => livenessOf(channel).received === 1);
    assert.equal(
      channel.connection.roundTripMillis,
      undefined,
      'a host that does not say what it held measures nothing',
    );

    time.pass(700);
    const next = livenessOf(channel).sent;
    time.pass(240);
    await host.say({ type: 'heartbeat', n: 2, echo: next, held: 200 });
    await until(() => livenessOf(channel).received === 2);
    assert.equal(channel.connection.roundTripMillis, 40);
    assert.equal(channel.connection.suite, 'Noise_NK_25519_AESGCM_SHA256');
    assert.equal(channel.connection.path, 'relayed');
    assert.ok(channel.connection.receivedBytes > 0);
  });

  test('a host that is about to end an idle session says so, and takes it back', async () => {
    const { heard, host } = await signedIn();
    await host.say({ type: 'idle-soon', seconds: 60 });
    await host.say({ type: 'idle-soon', seconds: 0 });
    await until(() => heard.filter(({ type }) => type === 'idle-soon').length === 2);
    assert.deepEqual(
      heard.filter(({ type }) => type === 'idle-soon').map(({ seconds }) => seconds),
      [60, 0],
    );
  });

  test('any record that opens counts, not only heartbeats, while ours are echoed', async () => {
    const { host, time, heard, channel } = await signedIn();
    for (let second = 1; second <= 10; second++) {
      await host.say({ type: 'heartbeat', n: second, echo: livenessOf(channel).sent });
      await until(() => livenessOf(channel).received === second);
      time.pass(4_000);
      await host.say({ type: 'prompt', id: second, kind: 'text', label: 'still here' });
      await until(() => heard.at(-1).id === second);
    }
    assert.ok(!heard.some(({ type }) => type === 'stale'));
  });

  test('[A9] what we send is held back alone: five seconds without an echo are told, whatever still comes', async () => {
    const { host, time, heard, channel } = await signedIn();
    for (let second = 1; second <= 6; second++) {
      time.pass(1_000);
      await host.say({ type: 'heartbeat', n: second, echo: 0 });
      await until(() => livenessOf(channel).received === second);
    }
    assert.equal(heard.at(-1).type, 'stale');
    await host.say({ type: 'heartbeat', n: 7, echo: livenessOf(channel).sent });
    await host.say({ type: 'fireworks' });
    await until(() => heard.at(-1).type === 'live');
  });

  test('records that do not open do not count', async () => {
    const { browser, channel, time } = await signedIn();
    time.pass(4_900);
    browser.deliver(new Uint8Array(50));
    assert.equal((await channel.ended).id, 'integrity');
  });

  test('a minute of silence before a person has signed in ends the session with a sealed close', async () => {
    const { host, time, channel, browser } = await opened();
    time.pass(60_500);
    assert.equal((await channel.ended).id, 'silent');
    assert.equal((await host.control()).fault, 'silent');
    await until(() => browser.closedWith !== undefined);
    assert.equal(browser.closedWith?.id, 'silent');
    assert.equal(time.timers.size, 0);
  });

  test('a heartbeat goes out with a record that comes, when the page’s timers are slowed', async () => {
    const { host, time, channel } = await signedIn();
    const before = livenessOf(channel).sent;
    time.millis += 30_000;
    await host.say({ type: 'heartbeat', n: 1, echo: 0 });
    await until(() => livenessOf(channel).received === 1);
    assert.equal(livenessOf(channel).sent, before + 1);
  });
});

describe('the end of a session', () => {
  test('by the person is sealed, closes the carrier and leaves nothing behind', async () => {
    const { host, leaving, channel, browser, time } = await signedIn();
    leaving.abort();
    assert.equal((await channel.ended).id, 'signed-off');
    assert.deepEqual(await host.control(), { type: 'end', fault: 'signed-off', detail: '' });
    await until(() => browser.closedWith !== undefined);
    assert.equal(browser.closedWith?.id, 'signed-off');
    assert.equal(time.timers.size, 0);
    assert.equal(channel.signal.reason, await channel.ended);
    channel.end();
    assert.throws(() => channel.openStream('echo', { receive() {} }), { id: 'signed-off' });
  });

  test('by the host is told with the host’s reason, and a reason not known is a refusal', async () => {
    const known = await signedIn();
    await known.host.say({ type: 'end', fault: 'no-display', detail: 'nothing to show' });
    assert.equal((await known.channel.ended).id, 'no-display');
    assert.equal(known.browser.closedWith?.id, 'no-display');
    const unknown = await signedIn();
    await unknown.host.say({ type: 'end', fault: 'moon-phase' });
    assert.equal((await unknown.channel.ended).id, 'host-refused');
  });

  test('a listener that throws is our own mistake and ends it', async () => {
    const { open, host } = await session();
    const listener = {
      welcome() {
        throw new Error('page');
      },
    };
    const [channel] = await Promise.all([open({ listener }), host.open()]);
    await host.say(WELCOME);
    assert.equal((await channel.ended).id, 'internal');
  });
});
