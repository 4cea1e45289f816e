import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { GatewayApi } from '../src/gateway/gateway-api.js';

const KEY = 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
const COMPUTER = {
  id: 'c'.repeat(32),
  name: 'den',
  online: true,
  lastSeen: null,
  host: { signingKey: KEY, channelKey: KEY },
};
const ME = { account: { id: 'a'.repeat(32), email: 'ada@example.org', owner: true }, csrf: 'token' };

/** @param {string} fault @param {number} status */
const problem = (fault, status) =>
  Response.json({ type: `urn:latchkey:fault:${fault}`, title: 'x', status }, { status });

describe('the API of the gateway', () => {
  /** @type {{path: string, init: any}[]} */
  let asked = [];
  /** @type {Response[]} */
  let answers = [];

  beforeEach((context) => {
    const real = globalThis.fetch;
    asked = [];
    answers = [];
    /** @param {string} path @param {any} init */
    const fake = async (path, init) => {
      asked.push({ path, init });
      return answers.shift() ?? Response.error();
    };
    Object.assign(globalThis, { fetch: fake });
    /** @type {import('node:test').TestContext} */ (context).after(
      () => void Object.assign(globalThis, { fetch: real }),
    );
  });

  /** An API on which somebody is signed in. */
  async function signedIn() {
    const api = new GatewayApi();
    answers.push(Response.json(ME));
    await api.me();
    asked = [];
    return api;
  }

  test('says who is signed in, or nobody, without a fuss', async () => {
    const api = new GatewayApi();
    api.onSignedOut = () => assert.fail('nobody was signed in');
    answers.push(problem('unauthenticated', 401), Response.json(ME));
    assert.equal(await api.me(), undefined);
    assert.deepEqual(await api.me(), ME.account);
  });

  test('signs in, and from then on sends the CSRF header with what changes state', async () => {
    const api = new GatewayApi();
    answers.push(Response.json({ state: 'signed-in' }), Response.json(ME), new Response(null, { status: 204 }));
    await api.signIn('ada@example.org', 'secret');
    assert.deepEqual(JSON.parse(asked[0]?.init.body), { email: 'ada@example.org', password: 'secret' });
    await api.signOut();
    assert.equal(asked[2]?.path, '/api/sign-out');
    assert.equal(asked[2]?.init.headers['X-Latchkey-CSRF'], 'token');
    assert.equal(asked[2]?.init.redirect, 'error');
  });

  test('lists computers with their keys as bytes', async () => {
    const api = await signedIn();
    answers.push(Response.json({ computers: [COMPUTER] }));
    const [computer] = await api.computers();
    assert.equal(computer?.lastSeen, undefined);
    assert.deepEqual(computer?.host.channelKey, new Uint8Array(32));
  });

  test('asks for a session', async () => {
    const api = await signedIn();
    const offer = { session: '5'.repeat(32), ticket: 'a.b.c', relayToken: 'once' };
    answers.push(Response.json(offer, { status: 201 }));
    assert.deepEqual(await api.openSession(COMPUTER.id, new AbortController().signal), offer);
    assert.equal(asked[0]?.path, `/api/computers/${COMPUTER.id}/sessions`);
    assert.equal(asked[0]?.init.method, 'POST');
  });

  test('makes an enrollment code', async () => {
    const api = await signedIn();
    const code = { code: 'lk1_abc', expires: '2026-11-21T18:00:00.000Z' };
    answers.push(Response.json(code, { status: 201 }));
    assert.deepEqual(await api.makeEnrollmentCode(), code);
  });

  test('tells when a sign-in has ended, and only then', async () => {
    const api = await signedIn();
    let told = 0;
    api.onSignedOut = () => void (told += 1);
    answers.push(problem('sign-in-failed', 401));
    await assert.rejects(api.signIn('ada@example.org', 'wrong'), { id: 'sign-in-failed' });
    answers.push(problem('host-offline', 409));
    await assert.rejects(api.openSession(COMPUTER.id, new AbortController().signal), { id: 'host-offline' });
    assert.equal(told, 0);
    answers.push(problem('unauthenticated', 401));
    await assert.rejects(api.computers(), { id: 'unauthenticated', message: /Sign in and try again/ });
    assert.equal(told, 1);
  });

  test('tries once more when the same account has signed in again in another tab', async () => {
    const api = await signedIn();
    const code = { code: 'lk1_abc', expires: '2026-11-21T18:00:00.000Z' };
    answers.push(problem('forbidden', 403), Response.json({ ...ME, csrf: 'newer' }), Response.json(code));
    assert.deepEqual(await api.makeEnrollmentCode(), code);
    assert.deepEqual(
      asked.map(({ init }) => init.headers['X-Latchkey-CSRF']),
      ['token', undefined, 'newer'],
    );
    const other = { account: { ...ME.account, id: 'b'.repeat(32) }, csrf: 'newest' };
    answers.push(problem('forbidden', 403), Response.json(other));
    await assert.rejects(api.makeEnrollmentCode(), { id: 'forbidden' });
    answers.push(problem('forbidden', 403), Response.json(other));
    await assert.rejects(api.makeEnrollmentCode(), { id: 'forbidden' });
    assert.equal(asked.length, 7);
  });

  test('has a fault for a gateway that is away, a page that left, and an answer of another form', async () => {
    const api = await signedIn();
    Object.assign(globalThis, { fetch: () => Promise.reject(new TypeError('network')) });
    await assert.rejects(api.computers(), { id: 'unavailable' });
    const left = AbortSignal.abort();
    await assert.rejects(api.computers(left), { id: 'signed-off' });
    Object.assign(globalThis, { fetch: async () => new Response('<html>', { status: 503 }) });
    await assert.rejects(api.computers(), { id: 'unavailable' });
    for (const wrong of [{}, [], { computers: [null] }, { computers: [{ ...COMPUTER, id: '../me' }] }]) {
      Object.assign(globalThis, { fetch: async () => Response.json(wrong) });
      await assert.rejects(api.computers(), { id: 'internal' });
    }
    Object.assign(globalThis, {
      fetch: async () => Response.json({ computers: [{ ...COMPUTER, host: { signingKey: 'AA', channelKey: KEY } }] }),
    });
    await assert.rejects(api.computers(), { id: 'malformed' });
  });
});
