/**
 * What every story shares: the running gateway and host (started by ./test, described by run.json), a page that fails the
 * story on any page error or Content-Security-Policy violation, and a hand on the host.
 */
import { test as base, expect } from '@playwright/test';
import { Host } from './host.js';
import { readRun } from './run-record.js';

/** @typedef {{ host: Host, run: import('./run-record.js').RunRecord }} Stage */

export { expect };

export const test = base.extend(
  /** @type {any} */ ({
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the parameter's pattern
    run: async ({}, use) => use(readRun()),

    host: async (/** @type {any} */ { run }, /** @type {any} */ use) => {
      const host = new Host(run);
      await use(host);
      await host.close();
    },

    page: async (/** @type {any} */ { page }, /** @type {any} */ use) => {
      /** @type {string[]} */
      const troubles = [];
      page.on('pageerror', (/** @type {Error} */ error) => troubles.push(`page error: ${error.message}`));
      await page.exposeBinding('reportViolation', (/** @type {unknown} */ _, /** @type {string} */ what) =>
        troubles.push(`CSP violation: ${what}`),
      );
      await page.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', (event) => {
          const report = /** @type {any} */ (window).reportViolation;
          void report(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
        });
      });
      await use(page);
      expect(troubles).toEqual([]);
    },
  }),
);
