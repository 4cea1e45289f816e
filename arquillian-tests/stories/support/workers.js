/**
 * The newest process that serves a session as this OS user: a session that was left may still be parked beside it.
 *
 * @param {import('./host.js').Host} host
 * @returns {Promise<string>} its id, or nothing
 */
export async function newestWorker(host) {
  const found = await host.ask('sh', '-c', 'pgrep -n -u "$(id -u)" -f "[o]rg.latchkey.agent.worker.Worker" || true');
  return found.trim();
}
