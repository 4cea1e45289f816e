/**
 * Adds up what every report in JUnit's XML form says, and says which modules have no test and which requirements none names.
 * Prints everything for people; the last line is `N passed, N failed, N skipped`. The exit code is 1 when something failed.
 * Arguments: the repository, a file with failures that no report holds (one a line), and `all` or `units`.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const [top = '.', failuresFile = '', extent = 'all'] = process.argv.slice(2);
const REPORTS = ['surefire-reports', 'failsafe-reports', 'story-reports', 'node-reports', 'fuzz-reports'];

/** @param {string} folder @param {(name: string) => boolean} wanted @returns {string[]} */
function files(folder, wanted) {
  return existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && wanted(entry.name))
        .map((entry) => join(entry.parentPath, entry.name))
    : [];
}

const modules = [...readFileSync(join(top, 'pom.xml'), 'utf8').matchAll(/<module>(.*)<\/module>/g)].map((match) => match[1] ?? '');
const failures = readFileSync(failuresFile, 'utf8').split('\n').filter(Boolean);
const skipped = [];
let passed = 0;

for (const module of modules) {
  const cases = REPORTS.flatMap((reports) => {
    const found = files(join(top, module, 'target', reports), (name) => name.endsWith('.xml'));
    return reports === 'fuzz-reports' ? found.flatMap(oneOfAll) : found.flatMap(testCases);
  });
  for (const { name, outcome } of cases) {
    if (outcome === 'passed') passed++;
    else (outcome === 'failed' ? failures : skipped).push(`${module}: ${name}`);
  }
  // A module without sources has nothing to test (bench, for now). The deployed whole has tests only when it is run.
  const expected = existsSync(join(top, module, 'src')) && (extent === 'all' || module !== 'arquillian-tests');
  if (expected && cases.length === 0) failures.push(`${module}: no test ran`);
}

/** @param {string} file */
function testCases(file) {
  return [...readFileSync(file, 'utf8').matchAll(/<testcase\b([^>]*?)(?:\/>|>([\s\S]*?)<\/testcase>)/g)].map(([, head = '', body = '']) => {
    const attribute = (/** @type {string} */ key) => new RegExp(`\\b${key}="([^"]*)"`).exec(head)?.[1] ?? '';
    const outcome = /<(failure|error)\b/.test(body) ? 'failed' : /<skipped\b/.test(body) ? 'skipped' : 'passed';
    return { name: `${attribute('classname')} ${attribute('name')}`.trim(), outcome };
  });
}

/** A fuzz target's report holds its seeds again, which the unit tests have counted. @param {string} file */
function oneOfAll(file) {
  const cases = testCases(file);
  return cases.length === 0 ? [] : [cases.find(({ outcome }) => outcome !== 'passed') ?? /** @type {any} */ (cases[0])];
}

/** The requirements that tests name: @Spec in Java, [A9] in the title of a story or of a test of the web client. */
function namedRequirements() {
  const named = new Set();
  for (const module of modules) {
    for (const file of files(join(top, module, 'src/test'), (name) => name.endsWith('.java'))) {
      for (const [, ids = ''] of readFileSync(file, 'utf8').matchAll(/@Spec\(([^)]*)\)/g)) {
        for (const [id] of ids.matchAll(/[AB]\d+/g)) named.add(id);
      }
    }
    for (const folder of ['stories', 'test']) {
      for (const file of files(join(top, module, folder), (name) => /\.(story|test)\.js$/.test(name))) {
        for (const [, ids = ''] of readFileSync(file, 'utf8').matchAll(/['"`]\[((?:[AB]\d+\s*)+)\]/g)) {
          for (const [id] of ids.matchAll(/[AB]\d+/g)) named.add(id);
        }
      }
    }
  }
  return named;
}

const named = namedRequirements();
const numbered = (/** @type {string} */ letter, /** @type {number} */ count) => Array.from({ length: count }, (_, index) => `${letter}${index + 1}`);
const without = [...numbered('A', 23), ...numbered('B', 15)].filter((id) => !named.has(id));
console.log(`Requirements that a test names: ${named.size}; without a test so far: ${without.join(' ') || 'none'}`);

for (const name of skipped) console.log(`skipped  ${name}`);
for (const name of failures) console.log(`FAILED   ${name}`);
const skipFails = process.getuid?.() === 0 && skipped.length > 0;
if (skipFails) console.log('As root nothing may be skipped: this counts as a failure.');
console.log(`${passed} passed, ${failures.length} failed, ${skipped.length} skipped`);
process.exitCode = failures.length > 0 || skipFails || passed === 0 ? 1 : 0;
