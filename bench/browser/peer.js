import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { normalize, join } from 'node:path';

/** The same noVNC as in our own page, unmodified. */
const NOVNC = fileURLToPath(new URL('../../web-client/node_modules/@novnc/novnc/', import.meta.url));

/** @param {string} socket address of the WebSocket */
const page = (socket) => `<!doctype html><title>peer</title>
<style>html, body, #screen { margin: 0; height: 100% }</style><div id="screen"></div>
<script type="module">
import RFB from '/core/rfb.js';
const rfb = new RFB(document.getElementById('screen'), ${JSON.stringify(socket)});
rfb.scaleViewport = true;
</script>`;

/**
 * Serves a page that shows the screen behind a WebSocket, on loopback.
 *
 * @param {string} socket
 * @returns {Promise<{ address: string, close: () => void }>}
 */
export async function servePeer(socket) {
  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
    if (path === '/') {
      response.setHeader('Content-Type', 'text/html').end(page(socket));
      return;
    }
    try {
      response.setHeader('Content-Type', 'text/javascript').end(await readFile(join(NOVNC, path)));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { address: `http://127.0.0.1:${port}/`, close: () => server.close() };
}
