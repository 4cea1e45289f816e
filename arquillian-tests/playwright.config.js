import { defineConfig } from '@playwright/test';
import { readFileSync } from 'node:fs';

/**
 * Starts nothing: the gateway, the agent and the desktop are running, and LATCHKEY_RUN_JSON names their run.json.
 * One story after the other, because they share one screen.
 */
const run = JSON.parse(readFileSync(process.env['LATCHKEY_RUN_JSON'] ?? '', 'utf8'));

/** Reports and pictures go under this name. */
const part = process.env['LATCHKEY_STORIES'] ?? 'stories';

/** The browser accepts this gateway's key and no other: the same key that the pin names. */
const key = Buffer.from(run.pin.slice('sha256/'.length), 'base64url').toString('base64');

export default defineConfig({
  testDir: 'stories',
  testMatch: '*.story.js',
  outputDir: `target/${part}`,
  workers: 1,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
  reporter: [['list'], ['junit', { outputFile: `target/story-reports/${part}.xml` }]],
  use: {
    baseURL: run.url,
    viewport: { width: 1440, height: 900 },
    bypassCSP: false,
    actionTimeout: 20_000,
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: '/usr/bin/chromium',
      args: [
        `--ignore-certificate-errors-spki-list=${key}`,
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
