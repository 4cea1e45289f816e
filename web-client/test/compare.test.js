import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { differences, servedFiles } from '../tools/compare.js';

test('a gateway that alters or leaves out one file is told from an honest one', async (context) => {
  const files = servedFiles();
  /** @type {Map<string, Buffer>} */
  const served = new Map(files.map(({ source, address }) => [address, readFileSync(source)]));
  const server = createServer((request, response) => {
    const content = served.get(String(request.url));
    response.writeHead(content ? 200 : 404).end(content);
  }).listen(0, '127.0.0.1');
  context.after(() => void server.close());
  await once(server, 'listening');
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  const gateway = `http://127.0.0.1:${address.port}`;

  assert.ok(served.has('/index.html') && served.has('/channel/sealed-channel.js'));
  assert.deepEqual(await differences(gateway, files), []);
  served.set('/faults.js', Buffer.from('altered'));
  served.delete('/index.html');
  assert.deepEqual((await differences(gateway, files)).toSorted(), [
    '/faults.js: differs from src/faults.js',
    '/index.html: HTTP 404',
  ]);
});
