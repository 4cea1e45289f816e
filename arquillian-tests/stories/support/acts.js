import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Asks ./test for what only it can do, since it started what the stories run against (scripts/tests/deployed.sh).
 *
 * @typedef {'restart-gateway' | 'restart-agent' | 'restart-desktop'} Act
 *
 * @param {Act} act
 * @returns {() => boolean} whether it has been done
 */
export function ask(act) {
  const folder = process.env['LATCHKEY_ACTS'];
  if (!folder) throw new Error('LATCHKEY_ACTS is not set: start the stories with ./test');
  const done = join(folder, `${act}.done`);
  rmSync(done, { force: true });
  writeFileSync(join(folder, `${act}.wanted`), '');
  return () => existsSync(done);
}
