import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** A host of a story's own: an agent with its own state, enrolled at the gateway that the story names. */
export class OwnHost {
  /** @type {import('node:child_process').ChildProcess | undefined} */
  #agent = undefined;

  /** @param {string} name */
  constructor(name) {
    this.name = name;
    this.directory = mkdtempSync(join(tmpdir(), 'latchkey-host.'));
    this.state = join(this.directory, 'state');
    this.settings = join(this.directory, 'agent.toml');
  }

  /**
   * @param {string} url
   * @param {string} pin
   * @param {string} code
   * @param {string} [settings] the agent's settings, in TOML
   */
  async enroll(url, pin, code, settings = '') {
    writeFileSync(this.settings, settings);
    await execute(this.#command, [...this.#places('enroll'), url, '--code', code, '--pin', pin, '--name', this.name]);
    this.#agent = spawn(this.#command, this.#places('run'), { stdio: ['ignore', 'ignore', 'pipe'] });
    this.#agent.stderr?.on('data', (/** @type {Buffer} */ said) => (this.log += said.toString()));
  }

  log = '';

  get #command() {
    const command = process.env['LATCHKEY_AGENT'];
    if (!command) throw new Error('LATCHKEY_AGENT is not set: start the stories with ./test');
    return command;
  }

  /** @param {string} command */
  #places(command) {
    return [command, '--state', this.state, '--settings', this.settings];
  }

  /** What the host's own audit log says of a session. @param {string} session @returns {Record<string, any>[]} */
  audited(session) {
    return readFileSync(join(this.state, 'audit', 'audit.jsonl'), 'utf8')
      .split('\n')
      .filter((line) => line.includes(session))
      .map((line) => JSON.parse(line));
  }

  /** Memory that the agent holds, in bytes. */
  residentBytes() {
    const status = readFileSync(`/proc/${this.#agent?.pid}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024;
  }

  async close() {
    const agent = this.#agent;
    if (agent && agent.exitCode === null) {
      const gone = new Promise((exit) => agent.once('exit', exit));
      agent.kill('SIGTERM');
      await gone;
    }
    rmSync(this.directory, { recursive: true, force: true });
  }
}
