import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';

import { SafeFetch } from '#libs/safe-fetch';
import { certificateAuthority, freePort } from '#libs/testing';

/** A small internet on this machine: names, behind each a real https server on a loopback port. */
export class Internet {
  private readonly authority = certificateAuthority();
  private readonly dial: Record<string, { address: string; port: number }> = {};
  private readonly servers: Server[] = [];
  private readonly clients: SafeFetch[] = [];

  /** A web server for `host`. */
  async serve(host: string, answer: RequestListener): Promise<void> {
    const server = createServer(this.authority.issue(host), answer);
    this.servers.push(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    this.dial[host] = { address: '127.0.0.1', port: (server.address() as AddressInfo).port };
  }

  /** A name behind which nobody listens. */
  async abandon(host: string): Promise<void> {
    this.dial[host] = { address: '127.0.0.1', port: await freePort() };
  }

  /** A client with connections of its own, as each process has. */
  client(): SafeFetch {
    const client = new SafeFetch({
      userAgent: 'Guildhall/test',
      dial: this.dial,
      authorities: this.authority.pem,
    });
    this.clients.push(client);
    return client;
  }

  async stop(): Promise<void> {
    for (const client of this.clients) client.close();
    for (const server of this.servers) server.closeAllConnections();
    await Promise.all(this.servers.map((server) => new Promise((resolve) => server.close(resolve))));
  }
}
