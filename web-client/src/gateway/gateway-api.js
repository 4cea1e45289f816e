import { fromBase64Url } from '../channel/bytes.js';
import { Fault } from '../faults.js';
import { list, object, string, yes } from './answers.js';
import { request } from './request.js';

/**
 * @typedef {object} Account
 * @property {string} id
 * @property {string} email
 * @property {boolean} owner
 *
 * @typedef {object} Computer
 * @property {string} id 32 hexadecimal digits
 * @property {string} name
 * @property {boolean} online
 * @property {string | undefined} lastSeen RFC 3339; none when it never was
 * @property {import('../hosts/recognition.js').HostKeys} host
 *
 * @typedef {object} EnrollmentCode
 * @property {string} code
 * @property {string} expires RFC 3339
 *
 * @typedef {object} SessionOffer
 * @property {string} session
 * @property {string} ticket
 * @property {string} relayToken good once, for 30 s
 */

const KEY_BYTES = 32;
const COMPUTER_ID = /^[0-9a-f]{32}$/;

/** The gateway's REST API (docs/protocol.md §3). Whatever fails throws a Fault, whose message is for people. */
export class GatewayApi {
  constructor() {
    this.csrf = '';
    /** The id of the account that is signed in, as far as we know. */
    this.account = '';
    /** Called when a call is refused because nobody is signed in. */
    this.onSignedOut = () => {};
  }

  /** Who is signed in, if anybody. @returns {Promise<Account | undefined>} */
  async me() {
    const answer = await request('/api/me', {}).catch((thrown) => {
      if (thrown instanceof Fault && thrown.id === 'unauthenticated') {
        return undefined;
      }
      throw thrown;
    });
    if (answer === undefined) {
      return undefined;
    }
    this.csrf = string(answer, 'csrf');
    const account = object(answer, 'account');
    this.account = string(account, 'id');
    return { id: string(account, 'id'), email: string(account, 'email'), owner: yes(account, 'owner') };
  }

  /** @param {string} email @param {string} password @throws {Fault} `sign-in-failed`, `too-many` */
  async signIn(email, password) {
    await request('/api/sign-in', { method: 'POST', body: { email, password } });
    await this.me();
  }

  async signOut() {
    await this.call('/api/sign-out', { method: 'POST' });
    this.csrf = '';
  }

  /** In the order of names. @param {AbortSignal} [signal] @returns {Promise<Computer[]>} */
  async computers(signal) {
    const answer = await this.call('/api/computers', signal ? { signal } : {});
    return list(answer, 'computers').map((computer) => ({
      id: string(computer, 'id', COMPUTER_ID),
      name: string(computer, 'name'),
      online: yes(computer, 'online'),
      lastSeen: (computer.lastSeen ?? null) === null ? undefined : string(computer, 'lastSeen'),
      host: {
        signingKey: fromBase64Url(string(object(computer, 'host'), 'signingKey'), KEY_BYTES),
        channelKey: fromBase64Url(string(object(computer, 'host'), 'channelKey'), KEY_BYTES),
      },
    }));
  }

  /** For owners. @returns {Promise<EnrollmentCode>} */
  async makeEnrollmentCode() {
    const answer = await this.call('/api/enrollment-codes', { method: 'POST' });
    return { code: string(answer, 'code'), expires: string(answer, 'expires') };
  }

  /**
   * @param {string} computer id
   * @param {AbortSignal} signal
   * @param {string} [resume] id of the session that is to be taken up again
   * @returns {Promise<SessionOffer>}
   * @throws {Fault} `not-found`, `host-offline`, `too-many`
   */
  async openSession(computer, signal, resume) {
    const body = resume ? { body: { resume } } : {};
    const answer = await this.call(`/api/computers/${computer}/sessions`, { method: 'POST', signal, ...body });
    return {
      session: string(answer, 'session', COMPUTER_ID),
      ticket: string(answer, 'ticket'),
      relayToken: string(answer, 'relayToken'),
    };
  }

  /** @param {string} path @param {import('./request.js').Options} options @private */
  async call(path, options) {
    try {
      return await request(path, { ...options, csrf: this.csrf });
    } catch (thrown) {
      if (thrown instanceof Fault && thrown.id === 'forbidden' && (await this.signedInAnew())) {
        return request(path, { ...options, csrf: this.csrf });
      }
      if (thrown instanceof Fault && thrown.id === 'unauthenticated') {
        this.onSignedOut();
      }
      throw thrown;
    }
  }

  /** Whether the same account has signed in again meanwhile, in another tab: then only our CSRF value was old. @private */
  async signedInAnew() {
    const { csrf, account } = this;
    await this.me();
    return this.csrf !== csrf && this.account === account;
  }
}
