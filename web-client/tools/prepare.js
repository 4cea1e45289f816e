/**
 * What the Maven build calls before it packs the web client: brings node_modules to what package-lock.json says
 * (nothing is done when they already agree) and copies the browser's package files to target/packages.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT, licenseFiles, moduleFiles } from './packages.js';

const STAMP = join(ROOT, 'node_modules/.latchkey-lock');
const PACKAGES = join(ROOT, 'target/packages');

/** Installs what package-lock.json pins; scripts of packages are never run. */
function install() {
  const wanted = createHash('sha256')
    .update(readFileSync(join(ROOT, 'package.json')))
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) {
    return;
  }
  // Not `npm ci`: it refuses a lock without the optional packages of every other platform.
  const options = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];
  execFileSync('npm', ['install', ...options], { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] });
  writeFileSync(STAMP, wanted);
}

/** Copies modules and licenses to where the gateway's jar takes them from. */
function copy() {
  rmSync(PACKAGES, { recursive: true, force: true });
  for (const { source, address } of [...moduleFiles(), ...licenseFiles()]) {
    const target = join(ROOT, 'target', address);
    mkdirSync(dirname(target), { recursive: true });
    cpSync(source, target, { preserveTimestamps: true });
  }
}

install();
copy();
