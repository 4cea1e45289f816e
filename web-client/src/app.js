/**
 * The entry point. Checks the browser, makes what lives as long as the page, and hands it to the shell.
 */
import { missingFeatures } from './channel/browser-check.js';
import { GatewayApi } from './gateway/gateway-api.js';
import { KnownHosts } from './hosts/known-hosts.js';
import { text } from './texts/text.js';
import { LatchkeyApp } from './views/latchkey-app.js';

const missing = await missingFeatures();
if (missing.length > 0) {
  const sorry = document.createElement('main');
  sorry.className = 'sheet';
  sorry.textContent = text('browser-too-old', { missing: missing.join(', ') });
  document.body.append(sorry);
} else {
  document.body.append(new LatchkeyApp(new GatewayApi(), new KnownHosts()));
}
