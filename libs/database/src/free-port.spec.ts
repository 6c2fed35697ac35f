import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';

import { afterEach, describe, expect, it } from '@jest/globals';

import { freePort } from './free-port.js';

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise((done) => server.close(done));
});

describe('a free port', () => {
  it('can be listened on, each time another', async () => {
    for (let count = 0; count < 50; count += 1) {
      const server = createServer();
      servers.push(server);
      await once(server.listen(await freePort(), '127.0.0.1'), 'listening');
    }
    expect(servers).toHaveLength(50);
  });

  it('is none that this system gives to outgoing connections', async () => {
    const range = await readFile('/proc/sys/net/ipv4/ip_local_port_range', 'utf8').catch(() => '32768 60999');
    // A system that gives all its ports to them leaves us no choice.
    const first = Math.max(32_000, Number(range.trim().split(/\s+/)[0]));
    for (let count = 0; count < 50; count += 1) expect(await freePort()).toBeLessThan(first);
  });
});
