/**
 * Turns figures into a table. Arguments: the file with JSON lines, and where to write docs/performance.md (or nothing).
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';

/** @typedef {{ part: string, scene: string, who: string, what: string, unit: string, min: number, median: number, max: number }} Figure */

const OURS = 'latchkey';
const MORE_IS_BETTER = new Set(['rate', 'frames']);
/** Differences smaller than this are noise. */
const ALIKE = 0.05;

const [file = '', target = ''] = process.argv.slice(2);
/** @type {Figure[]} */
const figures = readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('{'))
  .map((line) => JSON.parse(line));

/** How many times better we are. @param {Figure} ours @param {Figure} theirs */
const ratio = (ours, theirs) =>
  MORE_IS_BETTER.has(ours.what) ? ours.median / theirs.median : theirs.median / ours.median;

/** @param {Figure} figure */
const spread = ({ min, median, max }) => `${short(min)} / ${short(median)} / ${short(max)}`;
const short = (/** @type {number} */ value) =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);

/** @type {string[]} */
const rows = [];
/** @type {string[]} */
const behind = [];
for (const ours of figures.filter(({ who }) => who === OURS)) {
  const peers = figures.filter(
    (other) => other.who !== OURS && other.part === ours.part && other.scene === ours.scene && other.what === ours.what,
  );
  const name = `${ours.part}: ${ours.scene}`;
  if (peers.length === 0) rows.push(`| ${name} | ${ours.what}, ${ours.unit} | ${spread(ours)} | – | – | – |`);
  for (const peer of peers) {
    const times = ratio(ours, peer);
    const verdict = times > 1 + ALIKE ? 'ahead' : times < 1 - ALIKE ? '**behind**' : 'alike';
    rows.push(
      `| ${name} | ${ours.what}, ${ours.unit} | ${spread(ours)} | ${peer.who} | ${spread(peer)} | ${short(times)} ${verdict} |`,
    );
    if (times < 1 - ALIKE) behind.push(`* ${name}, ${ours.what}: ${peer.who} is ${short(1 / times)} times better.`);
  }
}

const version = (/** @type {string} */ name) => {
  try {
    return execFileSync('dpkg-query', ['-W', '-f', '${Version}', name], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return 'not a package here';
  }
};
const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GB`;
const peers = ['websockify', 'tigervnc-scraping-server', 'x11vnc', 'chromium']
  .map((name) => `${name} ${version(name)}`)
  .join(', ');

const text = `# Performance

Written by \`./bench/run --write\` on ${new Date().toISOString().slice(0, 10)}. Machine: ${machine}. Peers, Debian's: ${peers}; noVNC the same in both.
Everything ran on this one machine, load generator, viewer and browser included, one peer after the other: ratios say something, times only how it was here.

Values are min / median / max. A ratio above 1 means that Latchkey is better; within 5 % it counts as alike.
Where each part measures what, is in \`./bench/run --help\`. Relay: a WebSocket over TLS on the near side of both; on the far side ours is a WebSocket over TLS, websockify's plain TCP,
which spares it half of the encryption and of the framing. Latency is from drawing to decoded by a viewer that is the same for all. 60 frames a second are drawn.

| scene | quantity | Latchkey | peer | peer's | ratio |
|---|---|---|---|---|---|
${rows.join('\n')}

## Where a peer is ahead
${behind.length > 0 ? behind.join('\n') : 'Nowhere in this run.'}
`;
console.log(text);
if (target) writeFileSync(target, text);
