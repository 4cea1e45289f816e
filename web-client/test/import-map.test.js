import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { IMPORT_MAP, PAGE } from '../tools/import-map.js';
import { importMap, moduleFiles } from '../tools/packages.js';

const page = readFileSync(PAGE, 'utf8');

test('the import map in the page names the pinned packages and the hash of each of their modules', () => {
  assert.equal(IMPORT_MAP.exec(page)?.[0], importMap(), 'run `npm run import-map` and commit the page');
});

test('every module that a package of the import map imports has a hash', () => {
  const { integrity } = JSON.parse(importMap());
  assert.deepEqual(
    Object.keys(integrity),
    moduleFiles().map(({ address }) => address),
  );
  assert.ok(moduleFiles().some(({ address }) => address.endsWith('/core/rfb.js')));
});

test('the page has one inline script, the import map, and nothing else that its policy would block', () => {
  const inline = [...page.matchAll(/<script(?![^>]*\bsrc=)[^>]*>/g)].map(([tag]) => tag);
  assert.deepEqual(inline, ['<script type="importmap">']);
  assert.doesNotMatch(page, /\sstyle=|<style|\son[a-z]+=|javascript:|https?:/);
});
