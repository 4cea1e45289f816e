/**
 * Writes the import map into src/index.html, after a package was added or raised: `npm run import-map`.
 * Needs node_modules. The test of the same name checks that the page committed is what this would write.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, importMap } from './packages.js';

export const PAGE = join(ROOT, 'src/index.html');
export const IMPORT_MAP = /(?<=<script type="importmap">)[^<]*(?=<\/script>)/;

if (process.argv[1] === import.meta.filename) {
  const page = readFileSync(PAGE, 'utf8');
  if (!IMPORT_MAP.test(page)) {
    throw new Error(`${PAGE} has no <script type="importmap">`);
  }
  writeFileSync(PAGE, page.replace(IMPORT_MAP, importMap()));
}
