/**
 * The browser's end of a sealed channel as a process, for tests of hosts in other languages. It signs in, sends bytes
 * through the module `echo`, checks that the same come back, and signs off.
 *
 * Standard input and output carry `length u32 | bytes`, big-endian. The first one in is JSON: `computer`, `session`,
 * `ticket`, `hostKey` (base64url), and optionally `echoBytes` (1 MiB) and `recordsPerKey`. All others are messages of the
 * carrier; the end of the input is the end of the carrier. Prompts are answered with `ada` (text), `correct horse`
 * (secret), the first choice, or nothing. The last line on standard error is JSON: `ended` (a fault), `detail`, `prompts`
 * (labels), `failures` (tries left, one for each), `osUser`, `echoed` (bytes that came back right) and `closed` (the
 * stream's fault, or null after a clean end).
 */
import { fromBase64Url } from '../../src/channel/bytes.js';
import { SealedSession } from '../../src/channel/sealed-session.js';
import { pageTime } from '../../src/channel/time.js';
import { Fault } from '../../src/faults.js';
import { StdioCarrier } from './stdio-carrier.js';

/** @typedef {import('../../src/channel/control-messages.js').Prompt} Prompt */

const carrier = new StdioCarrier(process.stdin, process.stdout);
const wish = JSON.parse(Buffer.from(await carrier.first()).toString('utf8'));
const echoBytes = wish.echoBytes ?? 1024 * 1024;

const report = {
  ended: '',
  detail: '',
  /** @type {string[]} */
  prompts: [],
  /** @type {number[]} */
  failures: [],
  osUser: '',
  echoed: 0,
  /** @type {string | null | undefined} */
  closed: undefined,
};

/** @param {number} index a byte that tells where it stands */
const pattern = (index) => (index * 31 + (index >> 8) * 7 + (index >> 16)) & 255;

/** @param {Prompt} prompt */
function answerTo({ kind, choices }) {
  return { text: 'ada', secret: 'correct horse', choice: choices?.[0] ?? '', notice: '' }[kind];
}

/** @param {SealedSession} channel */
async function echo(channel) {
  const stream = channel.openStream('echo', {
    receive(bytes) {
      for (const byte of bytes) {
        if (byte !== pattern(report.echoed++)) {
          throw new Fault('internal', `byte ${report.echoed - 1} came back wrong`);
        }
      }
    },
  });
  for (let sent = 0; sent < echoBytes;) {
    const length = Math.min(echoBytes - sent, 1 + ((sent * 13) % 100_000));
    const start = sent;
    await stream.write(Uint8Array.from({ length }, (_, index) => pattern(start + index)));
    sent += length;
  }
  stream.end();
  const fault = await stream.closed;
  report.closed = fault?.id ?? null;
  channel.end();
}

/** @type {SealedSession | undefined} */
let channel;
try {
  channel = await SealedSession.open({
    carrier,
    computer: wish.computer,
    session: wish.session,
    ticket: wish.ticket,
    hostKey: fromBase64Url(wish.hostKey, 32),
    language: 'en',
    signal: new AbortController().signal,
    time: pageTime,
    ...(wish.recordsPerKey ? { recordsPerKey: wish.recordsPerKey } : {}),
    listener: {
      prompt(prompt) {
        report.prompts.push(prompt.label);
        channel?.answer(prompt.id, answerTo(prompt));
      },
      signInFailed: ({ triesLeft }) => void report.failures.push(triesLeft),
      signedIn({ osUser, modules }) {
        report.osUser = osUser;
        if (channel && modules.includes('echo')) {
          echo(channel).catch((thrown) => channel?.end(Fault.from(thrown)));
        }
      },
    },
  });
  ({ id: report.ended, detail: report.detail } = await channel.ended);
} catch (thrown) {
  ({ id: report.ended, detail: report.detail } = Fault.from(thrown));
}
await carrier.ended();
process.stderr.write(`${JSON.stringify(report)}\n`, () => process.exit(0));
