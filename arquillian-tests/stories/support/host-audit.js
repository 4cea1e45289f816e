import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The audit log of the agent that ./run or ./test started. @returns {Record<string, any>[]} oldest first */
function events() {
  const log = join(dirname(process.env['LATCHKEY_RUN_JSON'] ?? ''), 'agent', 'audit', 'audit.jsonl');
  // The last line may still be written.
  const lines = readFileSync(log, 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line));
}

/** The session in which somebody signed in last. @returns {string} */
export function newestSession() {
  return events().findLast(({ event }) => event === 'os-sign-in.succeeded')?.['session'] ?? '';
}

/** How often something happened to a session. @param {string} session @param {string} name of the event */
export function happened(session, name) {
  return events().filter((entry) => entry['session'] === session && entry['event'] === name).length;
}
