/**
 * The npm packages that the browser gets, unmodified, and which of their files: those that the entries below
 * reach by import, and their licenses.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** What our own modules may import by name, as package → files; the first file is the package's bare name. */
const ENTRIES = {
  '@lit/reactive-element': ['reactive-element.js'],
  '@novnc/novnc': ['core/rfb.js', 'core/input/keysymdef.js'],
  'lit': [
    'index.js',
    'directives/class-map.js',
    'directives/if-defined.js',
    'directives/keyed.js',
    'directives/live.js',
    'directives/ref.js',
    'directives/repeat.js',
    'directives/when.js',
  ],
  'lit-element': ['index.js', 'lit-element.js'],
  'lit-html': ['lit-html.js'],
};

const IMPORT = /(?:^|[;}])\s*(?:import|(?:import|export)\b[^'";()=]*\bfrom)\s*["']([^"'\n]+)["']/gm;

/** @param {string} name */
const folderOf = (name) => join(ROOT, 'node_modules', name);

/** @param {string} name @returns {string} */
const versionOf = (name) => JSON.parse(readFileSync(join(folderOf(name), 'package.json'), 'utf8')).version;

/** The address of a package on the gateway. @param {string} name */
const addressOf = (name) => `/packages/${name}-${versionOf(name)}/`;

/** The file that an import names. @param {string} specifier @param {string} importer */
function resolve(specifier, importer) {
  if (specifier.startsWith('.')) {
    return join(dirname(importer), specifier);
  }
  for (const [name, [bare]] of Object.entries(ENTRIES)) {
    if (specifier === name) {
      return join(folderOf(name), bare ?? '');
    }
    if (specifier.startsWith(`${name}/`)) {
      return join(folderOf(name), specifier.slice(name.length + 1));
    }
  }
  throw new Error(`${importer} imports ${specifier}, which is in no package listed in tools/packages.js`);
}

/** Every file reached from the entries, as absolute paths. @returns {Set<string>} */
function reached() {
  /** @type {Set<string>} */
  const seen = new Set();
  const open = Object.entries(ENTRIES).flatMap(([name, files]) => files.map((file) => join(folderOf(name), file)));
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (seen.has(file)) {
      continue;
    }
    seen.add(file);
    for (const found of readFileSync(file, 'utf8').matchAll(IMPORT)) {
      open.push(resolve(found[1] ?? '', file));
    }
  }
  return seen;
}

/**
 * @typedef {object} PackageFile
 * @property {string} source where it is now
 * @property {string} address where the gateway serves it, `/packages/…`
 */

/** The modules that the browser gets, in the order of their addresses. @returns {PackageFile[]} */
export function moduleFiles() {
  const names = Object.keys(ENTRIES);
  const files = [...reached()].map((source) => {
    const name = names.find((candidate) => source.startsWith(folderOf(candidate) + sep));
    if (name === undefined || !existsSync(source)) {
      throw new Error(`${source} is in no package listed in tools/packages.js`);
    }
    const inside = relative(folderOf(name), source).split(sep).join(posix.sep);
    return { source, address: addressOf(name) + inside };
  });
  return files.toSorted((a, b) => (a.address < b.address ? -1 : 1));
}

/** The license texts of the packages. @returns {PackageFile[]} */
export function licenseFiles() {
  return Object.keys(ENTRIES).flatMap((name) =>
    readdirSync(folderOf(name))
      .filter((file) => /^(LICENSE|AUTHORS)/.test(file))
      .map((file) => ({ source: join(folderOf(name), file), address: addressOf(name) + file })),
  );
}

/** The text between the import map's tags, with the hash of each module. @returns {string} */
export function importMap() {
  /** @type {Record<string, string>} */
  const imports = {};
  for (const [name, [bare]] of Object.entries(ENTRIES)) {
    imports[name] = addressOf(name) + bare;
    imports[`${name}/`] = addressOf(name);
  }
  const integrity = Object.fromEntries(moduleFiles().map(({ source, address }) => [address, hash(source)]));
  return `\n${JSON.stringify({ imports, integrity }, null, 2).replaceAll(/^/gm, '      ')}\n    `;
}

/** @param {string} file */
const hash = (file) => `sha384-${createHash('sha384').update(readFileSync(file)).digest('base64')}`;
