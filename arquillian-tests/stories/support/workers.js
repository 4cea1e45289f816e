/** Processes of sessions of this OS user. @param {import('./host.js').Host} host @returns {Promise<number[]>} */
export async function workers(host) {
  const list = await host.ask('sh', '-c', 'pgrep -u "$(id -u)" -f "[o]rg.latchkey.agent.worker.Worker" || true');
  return list.split('\n').filter(Boolean).map(Number);
}

