import { createHook } from 'node:async_hooks';
import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { connect, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TLSSocket } from 'node:tls';

import { certificateAuthority, freePort } from '#libs/testing';

import type { Network } from './network.js';
import { SafeFetch, type SafeFetchOptions } from './safe-fetch.js';

/** Answers a request byte by byte, as no HTTP server would. */
export type RawAnswer = (socket: TLSSocket, request: string) => void;

/**
 * A small internet on this machine: names with public addresses, behind each a real https server on a loopback port.
 * What is looked up and what is connected to is written down.
 */
export class Peers {
  readonly authority = certificateAuthority();
  /** Addresses by name, as a name server would answer. */
  readonly records = new Map<string, readonly string[]>();
  readonly lookups: string[] = [];
  /** `address:port` of each connection that was begun. */
  readonly connections: string[] = [];
  /** Connections at the servers that are still open. */
  readonly open = new Set<Socket>();
  private readonly ports = new Map<string, number>();
  private readonly servers: Server[] = [];
  private readonly clients: SafeFetch[] = [];
  private closedPort = 0;

  readonly network: Network = {
    lookup: async (host) => {
      this.lookups.push(host);
      return this.records.get(host) ?? [];
    },
    connect: (address, port) => {
      this.connections.push(`${address}:${port}`);
      return connect({ host: '127.0.0.1', port: this.ports.get(address) ?? this.closedPort });
    },
  };

  async start(): Promise<void> {
    this.closedPort = await freePort();
  }

  /** A web server for `host` at `address`; gives its real port. */
  serve(host: string, address: string, answer: RequestListener): Promise<number> {
    return this.listen(host, address, createHttpsServer(this.authority.issue(host), answer));
  }

  serveRaw(host: string, address: string, answer: RawAnswer): Promise<number> {
    const server = createTlsServer(this.authority.issue(host), (socket) => {
      let request = '';
      socket.setEncoding('latin1').on('error', () => undefined);
      socket.on('data', (text: string) => {
        request += text;
        if (request.includes('\r\n\r\n')) answer(socket, request);
      });
    });
    return this.listen(host, address, server);
  }

  client(options: Partial<SafeFetchOptions> = {}): SafeFetch {
    const client = new SafeFetch({
      userAgent: 'Guildhall/test',
      network: this.network,
      authorities: this.authority.pem,
      ...options,
    });
    this.clients.push(client);
    return client;
  }

  /** Forgets what was looked up and connected to. */
  forget(): void {
    this.lookups.length = 0;
    this.connections.length = 0;
  }

  /** Ends the connections that clients keep for later. */
  closeIdle(): void {
    for (const client of this.clients) client.close();
  }

  async stop(): Promise<void> {
    this.closeIdle();
    for (const socket of this.open) socket.destroy();
    await Promise.all(this.servers.map((server) => new Promise((resolve) => server.close(resolve))));
  }

  private async listen(host: string, address: string, server: Server): Promise<number> {
    this.servers.push(server);
    server.on('connection', (socket: Socket) => {
      this.open.add(socket);
      socket.on('error', () => undefined).once('close', () => this.open.delete(socket));
    });
    server.on('tlsClientError', () => undefined);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    this.records.set(host, [address]);
    this.ports.set(address, port);
    return port;
  }
}

/** How many TCP connections this process begins, by whatever means, while `work` runs. */
export const connectionsBegunBy = async (work: () => Promise<unknown>): Promise<number> => {
  let begun = 0;
  const hook = createHook({
    init(_id, type) {
      if (type === 'TCPCONNECTWRAP') begun += 1;
    },
  }).enable();
  try {
    await work();
  } finally {
    hook.disable();
  }
  return begun;
};
