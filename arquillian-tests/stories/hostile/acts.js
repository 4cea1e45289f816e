/**
 * What can be done to one message on its way. Each gets the message and what the gateway knows, and says what is passed on
 * instead; once it has done its deed it is honest again.
 *
 * @typedef {object} Knows
 * @property {import('./gateway.js').HostileGateway} gateway
 * @property {import('./gateway.js').Overheard} relay of this session, so far
 * @property {'browser' | 'host'} from
 * @property {number} number of the message in its direction, from 0
 * @property {Record<string, any>} memory of this attack
 *
 * @typedef {(message: Buffer, knows: Knows) => Buffer[]} Act
 */

/** The act on the first message it sees, and none on the others. @param {Act} act @returns {Act} */
const once = (act) => (message, knows) => {
  if (knows.memory['done']) return [message];
  knows.memory['done'] = true;
  return act(message, knows);
};

/** @param {Buffer} message @param {number} at */
function flipped(message, at) {
  const altered = Buffer.from(message);
  altered[at] = /** @type {number} */ (altered[at]) ^ 1;
  return altered;
}

/** The same message of a session before this one. @param {Knows} knows */
function earlier({ gateway, relay, from, number }) {
  const other = gateway.overheard.findLast(({ session, [from]: sent }) => session !== relay.session && sent.length > number);
  if (!other) throw new Error('there is no earlier session to replay from');
  return /** @type {Buffer} */ (other[from][number]);
}

export const ACTS = {
  'alters the first byte of': once((message) => [flipped(message, 0)]),
  'alters the last byte of': once((message) => [flipped(message, message.length - 1)]),
  'cuts short': once((message) => [message.subarray(0, message.length - 1)]),
  'lengthens': once((message) => [Buffer.concat([message, Buffer.of(0)])]),
  'empties': once(() => [Buffer.alloc(0)]),
  'repeats': once((message) => [message, message]),
  'leaves out': once(() => []),
  'puts one of its own before': once((message) => [Buffer.alloc(48, 7), message]),
  'replaces by that of another session': once((_, knows) => [earlier(knows)]),
  'replaces by that of a session with another host': once((_, { gateway, from, number }) => {
    const other = gateway.overheard.find(({ session }) => session === gateway.elsewhere)?.[from];
    const message = other?.[Math.min(number, other.length - 1)];
    if (!message) throw new Error('there is no session with another host');
    return [message];
  }),
  'sends back to where it came from, in place of the answer,': once((_, { relay, from }) => {
    const other = from === 'host' ? 'browser' : 'host';
    return [/** @type {Buffer} */ (relay[other].at(-1))];
  }),
  /** @type {Act} */
  'swaps with the next': (message, { memory }) => {
    if (memory['done']) return [message];
    if (!memory['held']) {
      memory['held'] = message;
      return [];
    }
    memory['done'] = true;
    return [message, memory['held']];
  },
};
