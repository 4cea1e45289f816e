/**
 * Compares what a gateway serves with this repository, file by file: `npm run compare https://gateway.example`.
 * For a gateway with a certificate of its own making, set NODE_EXTRA_CA_CERTS to its authority's file.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { ROOT, licenseFiles, moduleFiles } from './packages.js';

/** @typedef {import('./packages.js').PackageFile} PackageFile */

/** Our own files and those of the packages, as a gateway must serve them. @returns {PackageFile[]} */
export function servedFiles() {
  const src = join(ROOT, 'src');
  const own = readdirSync(src, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((source) => ({ source, address: `/${relative(src, source).split(sep).join('/')}` }));
  return [...own, ...moduleFiles(), ...licenseFiles()];
}

/**
 * @param {string} gateway its address
 * @param {PackageFile[]} files
 * @returns {Promise<string[]>} what differs, one line for each file
 */
export async function differences(gateway, files) {
  const found = [];
  for (const { source, address } of files) {
    const response = await fetch(new URL(address, gateway), { redirect: 'error' });
    if (!response.ok) {
      found.push(`${address}: HTTP ${response.status}`);
    } else if (!readFileSync(source).equals(Buffer.from(await response.arrayBuffer()))) {
      found.push(`${address}: differs from ${relative(ROOT, source)}`);
    }
  }
  return found;
}

if (process.argv[1] === import.meta.filename) {
  const gateway = process.argv[2];
  if (gateway === undefined) {
    console.error('Say which gateway: npm run compare https://gateway.example');
    process.exit(2);
  }
  const files = servedFiles();
  const found = await differences(gateway, files);
  console.log(found.length === 0 ? `${files.length} files, all as in this repository` : found.join('\n'));
  process.exitCode = found.length === 0 ? 0 : 1;
}
