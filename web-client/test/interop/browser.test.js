import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { toBase64Url } from '../../src/channel/bytes.js';
import { MemoryCarrier } from '../support/memory-carrier.js';
import { COMPUTER, SESSION, TICKET, TestHost } from '../support/test-host.js';
import { StdioCarrier } from './stdio-carrier.js';

const PROGRAM = fileURLToPath(new URL('browser.js', import.meta.url));

/** The program as a child, with a host of ours on its carrier. @param {object} wish */
async function start(wish) {
  const child = spawn(process.execPath, [PROGRAM], { stdio: 'pipe' });
  const carrier = new StdioCarrier(child.stdout, child.stdin);
  const { browser, host: end } = MemoryCarrier.pair();
  const host = await TestHost.create(end);
  browser.listen({ message: (message) => carrier.send(message), closed: () => child.stdin.end() });
  carrier.listen({ message: (message) => browser.send(message), closed: () => {} });
  const hostKey = toBase64Url(host.keys.publicKey);
  carrier.send(Buffer.from(JSON.stringify({ computer: COMPUTER, session: SESSION, ticket: TICKET, hostKey, ...wish })));
  let said = '';
  child.stderr.on('data', (/** @type {Buffer} */ bytes) => {
    said += bytes.toString();
  });
  const report = async () => {
    await once(child, 'close');
    return JSON.parse(said);
  };
  return { host, end, report };
}

describe('the browser’s end as a program', () => {
  test('signs in, gets its bytes back and signs off', async () => {
    const { host, report } = await start({ echoBytes: 30_000, recordsPerKey: 5 });
    const reporting = report();
    await host.open({ recordsPerKey: 5 });
    await host.say({ type: 'welcome', computer: 'den', version: '1', session: SESSION });
    await host.say({ type: 'prompt', id: 1, kind: 'text', label: 'User name' });
    assert.equal((await host.control()).value, 'ada');
    await host.say({ type: 'prompt', id: 2, kind: 'secret', label: 'Password' });
    assert.equal((await host.control()).value, 'correct horse');
    await host.say({ type: 'signed-in', osUser: 'ada', modules: ['echo'] });
    await host.frame();
    await host.send({ kind: 'accepted', stream: 1, credit: 200_000 });
    for (let frame = await host.frame(); frame.kind !== 'close'; frame = await host.frame()) {
      await host.send(frame);
    }
    await host.send({ kind: 'close', stream: 1, reason: undefined });
    assert.deepEqual(await host.control(), { type: 'end', fault: 'signed-off', detail: '' });
    assert.deepEqual(await reporting, {
      ended: 'signed-off',
      detail: '',
      prompts: ['User name', 'Password'],
      failures: [],
      osUser: 'ada',
      echoed: 30_000,
      closed: null,
    });
  });

  test('says what went wrong', async () => {
    const { host, end, report } = await start({});
    const reporting = report();
    await host.open();
    end.send(new Uint8Array(40));
    assert.equal((await reporting).ended, 'integrity');
  });
});
