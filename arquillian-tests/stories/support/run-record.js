import { readFileSync } from 'node:fs';

/**
 * What `./run` wrote down about the gateway and host that it started.
 *
 * @typedef {{ url: string, email: string, password: string, osUser: string, osPassword: string | null, display: string,
 *   computer: string, fingerprint: string, pin: string }} RunRecord
 */

/** @returns {RunRecord} the record named by LATCHKEY_RUN_JSON */
export function readRun() {
  const path = process.env['LATCHKEY_RUN_JSON'];
  if (!path) throw new Error('LATCHKEY_RUN_JSON is not set: start the stories with ./test');
  return JSON.parse(readFileSync(path, 'utf8'));
}
