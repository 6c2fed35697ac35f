import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { createSecureContext, type SecureContext } from 'node:tls';

import { certificateAuthority } from '#libs/pair';

import { answerJobs } from './child.js';
import { momentNow } from './moment.js';

/** Opens one TLS port for all these hosts. Those of `slow` accept everything and never finish an answer. */
export interface OpenHosts {
  readonly kind: 'open';
  readonly hosts: readonly string[];
  readonly slow: readonly string[];
}

/** Waits until so many activities have come since the last job of this kind. */
export interface AwaitReceipts {
  readonly kind: 'await';
  readonly count: number;
}

export interface OpenedHosts {
  readonly port: number;
  /** PEM of who certifies them. */
  readonly authority: string;
}

/** That a host got an activity. */
export interface Receipt {
  /** Its id. */
  readonly activity: string;
  readonly at: number;
}

const DRIP_MS = 5_000;
const LOOK_EVERY_MS = 10;
const PATIENCE_MS = 120_000;

let receipts: Receipt[] = [];

const drip = (response: ServerResponse): void => {
  const timer = setInterval(() => response.socket?.write('H'), DRIP_MS);
  response.once('close', () => clearInterval(timer));
};

const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += String(chunk);
  const at = momentNow();
  response.writeHead(202).end();
  const { id } = JSON.parse(text) as { id: string };
  receipts.push({ activity: id, at });
};

const open = async ({ hosts, slow }: OpenHosts): Promise<OpenedHosts> => {
  const authority = certificateAuthority();
  const contexts = new Map<string, SecureContext>(
    [...hosts, ...slow].map((host) => [host, createSecureContext(authority.issue(host))]),
  );
  const slowOnes = new Set(slow);
  const server = createServer(
    { SNICallback: (host, done) => done(null, contexts.get(host)) },
    (request, response) => {
      if (slowOnes.has(request.headers.host ?? '')) drip(response);
      else void take(request, response);
    },
  );
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, authority: authority.pem };
};

const received = async (count: number): Promise<Receipt[]> => {
  const until = performance.now() + PATIENCE_MS;
  while (receipts.length < count && performance.now() < until) await delay(LOOK_EVERY_MS);
  const came = receipts;
  receipts = [];
  return came;
};

answerJobs<OpenHosts | AwaitReceipts>(async (job) => (job.kind === 'open' ? open(job) : received(job.count)));
