import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { pipeline } from 'node:stream';

import type { AnswerMessage, OrderName, Orders, Scheme } from './fedify-orders.js';

const PROGRAM = resolve('apps/e2e/src/federation/fedify-process.ts');

/** A proxy that leads to one port of this machine, whatever is asked for: nothing that goes through it leaves the machine. */
export const openProxy = async (port: number): Promise<Server> => {
  const proxy = createServer((_request, response) => response.writeHead(403).end());
  proxy.on('connect', (_request, visitor, first: Buffer) => {
    const door = connect({ host: '127.0.0.1', port, noDelay: true });
    visitor.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    door.write(first);
    pipeline(visitor, door, () => visitor.destroy());
    pipeline(door, visitor, () => door.destroy());
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return proxy;
};

interface FedifyParts {
  readonly host: string;
  /** Where it takes plain HTTP. */
  readonly port: number;
  readonly scheme: Scheme;
  readonly proxy: Server;
  /** File with the certificate of the authority that certifies its neighbours. */
  readonly authority: string;
}

interface Waiting {
  readonly done: (answer: unknown) => void;
  readonly failed: (error: Error) => void;
}

/** A Fedify server in a process of its own, with one person, who does what is ordered. */
export class FedifyServer {
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;
  private printed = '';

  private constructor(private readonly child: ChildProcess) {
    child.on('message', (message: AnswerMessage) => this.hear(message));
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => (this.printed += chunk.toString()));
  }

  static async start({ host, port, scheme, proxy, authority }: FedifyParts): Promise<FedifyServer> {
    const child = fork(PROGRAM, [], {
      execArgv: [],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: {
        PATH: process.env['PATH'],
        HOST: host,
        PORT: String(port),
        SCHEME: scheme,
        NODE_USE_ENV_PROXY: '1',
        HTTPS_PROXY: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
        NODE_EXTRA_CA_CERTS: authority,
      },
    });
    const server = new FedifyServer(child);
    const ended = once(child, 'exit').then(() => {
      throw new Error(`The Fedify server ended: ${server.printed}`);
    });
    ended.catch(() => undefined);
    await Promise.race([once(child, 'message'), ended]);
    return server;
  }

  order<Name extends OrderName>(
    name: Name,
    parts: Parameters<Orders[Name]>[0],
  ): Promise<Awaited<ReturnType<Orders[Name]>>> {
    this.last += 1;
    const id = this.last;
    return new Promise((done, reject) => {
      const failed = (error: Error): void => reject(error);
      this.waiting.set(id, { done: done as Waiting['done'], failed });
      this.child.send({ id, name, parts });
    });
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill();
    await ended;
  }

  private hear(message: AnswerMessage): void {
    if ('ready' in message) return;
    const waiting = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    if ('error' in message) waiting?.failed(new Error(`${message.error}\n${this.printed}`));
    else waiting?.done(message.answer);
  }
}
