import { Fault } from '../faults.js';
import { MAX_ANSWER_CHARACTERS } from './control-messages.js';

/**
 * @typedef {import('./control-messages.js').Welcome} Welcome
 * @typedef {import('./control-messages.js').Prompt} Prompt
 * @typedef {import('./control-messages.js').SignInFailed} SignInFailed
 * @typedef {import('./control-messages.js').SignedIn} SignedIn
 */

/**
 * Where the host's sign-in stands, seen from the browser (docs/sealed-channel.md §5).
 *
 * - greeting: on `welcome` → asking
 * - asking: on `prompt`, `sign-in-failed` → asking · on `signed-in` → signed in
 * - signed in: on `prompt` → signed in (a host may ask again, for example for consent)
 *
 * Anything else is `rule-broken`.
 */
export class Conversation {
  /** @param {string} session the session's id, which the host must name */
  constructor(session) {
    this.session = session;
    /** @type {'greeting' | 'asking' | 'signed-in'} */
    this.state = 'greeting';
    /** @type {number | undefined} the prompt that waits for an answer */
    this.asked = undefined;
    /** @type {readonly string[]} */
    this.modules = [];
  }

  /** @param {Welcome | Prompt | SignInFailed | SignedIn} message @throws {Fault} `rule-broken` */
  receive(message) {
    switch (message.type) {
      case 'welcome':
        this.require(this.state === 'greeting' && message.session === this.session, message.type);
        this.state = 'asking';
        return;
      case 'prompt':
        this.require(this.state !== 'greeting', message.type);
        this.asked = message.id;
        return;
      case 'sign-in-failed':
        this.require(this.state === 'asking', message.type);
        this.asked = undefined;
        return;
      case 'signed-in':
        this.require(this.state === 'asking', message.type);
        this.asked = undefined;
        this.state = 'signed-in';
        this.modules = message.modules;
        return;
    }
  }

  /** Whether a lost carrier is not the end: prompts before the sign-in are not asked again. */
  get resumable() {
    return this.state === 'signed-in';
  }

  /** The host takes the session up again, perhaps with fewer modules. @param {readonly string[]} modules */
  resumed(modules) {
    this.asked = undefined;
    this.modules = modules;
  }

  /**
   * @param {number} id
   * @param {string} value
   * @returns {{type: 'answer', id: number, value: string} | undefined} nothing when that prompt is no longer open
   */
  answer(id, value) {
    if (id !== this.asked) {
      return undefined;
    }
    if (value.length > MAX_ANSWER_CHARACTERS) {
      throw new Fault('too-large', `an answer of ${value.length} characters`);
    }
    this.asked = undefined;
    return { type: 'answer', id, value };
  }

  /** @param {boolean} allowed @param {string} type */
  require(allowed, type) {
    if (!allowed) {
      throw new Fault('rule-broken', `${type} out of its time`);
    }
  }
}
