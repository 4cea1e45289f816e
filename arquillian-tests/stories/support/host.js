import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import { userInfo } from 'node:os';

const execute = promisify(execFile);

/** The host as its OS user sees it: commands on its display, stopped when the story ends. */
export class Host {
  /** @type {import('node:child_process').ChildProcess[]} */
  #started = [];
  /** @type {string[]} */
  #written = [];

  /** @param {import('./run-record.js').RunRecord} run */
  constructor(run) {
    this.run = run;
  }

  /** @param {string[]} command */
  #asUser(command) {
    const environment = ['env', `DISPLAY=${this.run.display}`, ...command];
    return userInfo().uid === 0 && this.run.osUser !== 'root'
      ? ['runuser', '-u', this.run.osUser, '--', 'sh', '-c', 'cd && exec "$@"', 'sh', ...environment]
      : environment;
  }

  /** @param {string[]} command @returns {Promise<string>} what it printed */
  async ask(...command) {
    const [program, ...words] = this.#asUser(command);
    const { stdout } = await execute(/** @type {string} */ (program), words);
    return stdout;
  }

  /** Starts a program on the host's display that runs until the story ends. @param {string[]} command */
  start(...command) {
    const [program, ...words] = this.#asUser(command);
    const child = spawn(/** @type {string} */ (program), words, { stdio: 'ignore', detached: true });
    this.#started.push(child);
    return child;
  }

  /** A file in the home of the OS user, removed when the story ends. @param {string} name @param {Buffer} content */
  async write(name, content) {
    const [program, ...words] = this.#asUser(['sh', '-c', 'file=$(mktemp --tmpdir="$HOME" "XXXXXX-$1") && cat > "$file" && echo "$file"', 'sh', name]);
    const child = spawn(/** @type {string} */ (program), words, { stdio: ['pipe', 'pipe', 'inherit'] });
    child.stdin.end(content);
    let path = '';
    for await (const piece of child.stdout) path += piece;
    this.#written.push(path.trim());
    return path.trim();
  }

  async close() {
    for (const child of this.#started.splice(0)) {
      if (child.exitCode !== null || !child.pid) continue;
      const gone = new Promise((resolve) => child.once('exit', resolve));
      process.kill(-child.pid, 'SIGTERM');
      await gone;
    }
    for (const path of this.#written.splice(0)) await this.ask('rm', '-f', path);
  }
}
