import { Fault, isFaultId } from '../faults.js';
import { readJsonObject } from './frame.js';
import { utf8 } from './bytes.js';

/**
 * The JSON objects on stream 0: docs/sealed-channel.md §5.
 *
 * @typedef {import('./bytes.js').Bytes} Bytes
 *
 * @typedef {object} Welcome
 * @property {'welcome'} type
 * @property {string} computer the name that the host goes by
 * @property {string} version of the agent
 * @property {string} session
 *
 * @typedef {object} Prompt one question of the host's sign-in, answered once
 * @property {'prompt'} type
 * @property {number} id
 * @property {'text' | 'secret' | 'choice' | 'notice'} kind
 * @property {string} label what stands at the field
 * @property {string} [detail]
 * @property {string[]} [choices] with kind `choice`
 *
 * @typedef {object} SignInFailed
 * @property {'sign-in-failed'} type
 * @property {string} fault
 * @property {number} triesLeft the conversation starts again while there are any
 *
 * @typedef {object} SignedIn
 * @property {'signed-in'} type
 * @property {string} osUser
 * @property {string[]} modules of which streams may be opened from now on
 *
 * @typedef {object} Resumed answers `resume`
 * @property {'resumed'} type
 * @property {number} received counted frames that have arrived at the host
 * @property {string[]} modules as in `signed-in`
 *
 * @typedef {{type: 'heartbeat', n: number, echo: number, held?: number}} Heartbeat `held`: for how many milliseconds a host
 *   had heard the one it echoes
 * @typedef {{type: 'idle-soon', seconds: number}} IdleSoon nothing was typed or pointed; 0 takes it back
 * @typedef {{type: 'end', fault: string, detail: string}} End
 * @typedef {{type: 'unsupported', of: string}} Unsupported
 * @typedef {{type: 'unknown', of: string}} Unknown a type that we do not know; not on the wire
 * @typedef {Welcome | Prompt | SignInFailed | SignedIn | Resumed | IdleSoon | Heartbeat | End | Unsupported | Unknown} FromHost
 *
 * @typedef {{type: 'hello', language: string} | {type: 'answer', id: number, value: string}
 *   | {type: 'resume', received: number} | Heartbeat | End | Unsupported} FromBrowser
 */

export const MAX_CONTROL_BYTES = 16 * 1024;
export const MAX_ANSWER_CHARACTERS = 1024;

const PROMPT_KINDS = /** @type {const} */ (['text', 'secret', 'choice', 'notice']);

/** @param {FromBrowser} message @returns {Bytes} */
export function writeControl(message) {
  const bytes = utf8(JSON.stringify(message));
  if (bytes.length > MAX_CONTROL_BYTES) {
    throw new Fault('too-large', `a control message of ${bytes.length} bytes`);
  }
  return bytes;
}

/**
 * @param {Bytes} bytes
 * @returns {FromHost}
 * @throws {Fault} `rule-broken` for everything that this form does not allow; unknown fields are ignored
 */
export function readControl(bytes) {
  if (bytes.length > MAX_CONTROL_BYTES) {
    throw broken(`a control message of ${bytes.length} bytes`);
  }
  const fields = readJsonObject(bytes);
  const type = string(fields, 'type');
  switch (type) {
    case 'welcome':
      return {
        type,
        computer: string(fields, 'computer'),
        version: string(fields, 'version'),
        session: string(fields, 'session'),
      };
    case 'prompt':
      return readPrompt(fields);
    case 'sign-in-failed':
      return { type, fault: string(fields, 'fault'), triesLeft: whole(fields, 'triesLeft') };
    case 'signed-in':
      return { type, osUser: string(fields, 'osUser'), modules: strings(fields, 'modules') };
    case 'resumed':
      return { type, received: whole(fields, 'received'), modules: strings(fields, 'modules') };
    case 'heartbeat':
      return { type, n: whole(fields, 'n'), echo: whole(fields, 'echo'), ...held(fields) };
    case 'idle-soon':
      return { type, seconds: whole(fields, 'seconds') };
    case 'end':
      return { type, fault: string(fields, 'fault'), detail: optional(fields, 'detail') ?? '' };
    case 'unsupported':
      return { type, of: string(fields, 'of') };
    default:
      return { type: 'unknown', of: type };
  }
}

/** @param {Record<string, unknown>} fields */
const held = (fields) => (fields.held === undefined ? {} : { held: whole(fields, 'held') });

/** Why the host ended the session; a reason that we do not know is a refusal. @param {End} end */
export const faultOfEnd = ({ fault, detail }) =>
  isFaultId(fault) ? new Fault(fault, detail) : new Fault('host-refused');

/** @param {Record<string, unknown>} fields @returns {Prompt} */
function readPrompt(fields) {
  const kind = PROMPT_KINDS.find((known) => known === fields.kind);
  if (kind === undefined) {
    throw broken('a prompt of unknown kind');
  }
  const detail = optional(fields, 'detail');
  return {
    type: 'prompt',
    id: whole(fields, 'id'),
    kind,
    label: string(fields, 'label'),
    ...(detail === undefined ? {} : { detail }),
    ...(kind === 'choice' ? { choices: strings(fields, 'choices') } : {}),
  };
}

/** @param {Record<string, unknown>} fields @param {string} name @returns {string} */
function string(fields, name) {
  const value = fields[name];
  if (typeof value !== 'string') {
    throw broken(`${name} is not a string`);
  }
  return value;
}

/** @param {Record<string, unknown>} fields @param {string} name */
function optional(fields, name) {
  return fields[name] === undefined || fields[name] === null ? undefined : string(fields, name);
}

/** @param {Record<string, unknown>} fields @param {string} name @returns {string[]} */
function strings(fields, name) {
  const value = fields[name];
  if (!Array.isArray(value) || !value.every((element) => typeof element === 'string')) {
    throw broken(`${name} is not a list of strings`);
  }
  return value;
}

/** @param {Record<string, unknown>} fields @param {string} name @returns {number} */
function whole(fields, name) {
  const value = fields[name];
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
    throw broken(`${name} is not a whole number`);
  }
  return value;
}

/** @param {string} detail */
const broken = (detail) => new Fault('rule-broken', detail);
