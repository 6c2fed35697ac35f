import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';

import { percentile } from './percentile.js';

/** One request that the load repeats; `isCreate` gives it a fresh idempotency key each time. */
export interface LoadRequest {
  readonly url: string;
  readonly cookie: string;
  readonly body?: unknown;
  readonly isCreate?: boolean;
}

/** Sends the requests in turn over `connections` kept-alive connections, each waiting for its answer. */
export interface HttpLoad {
  readonly kind: 'http';
  readonly requests: readonly LoadRequest[];
  readonly connections: number;
  readonly seconds: number;
}

/** Times in milliseconds. */
export interface HttpLoadResult {
  readonly perSecond: number;
  readonly failed: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** Sends one request; gives its status once the answer has been read to the end. */
export const send = (agent: Agent, { url, cookie, body, isCreate }: LoadRequest): Promise<number> =>
  new Promise((resolve, reject) => {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const headers = {
      cookie,
      ...(text !== undefined && {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(text),
      }),
      ...(isCreate === true && { 'idempotency-key': randomUUID() }),
    };
    const outgoing = request(
      url,
      { agent, method: text === undefined ? 'GET' : 'POST', headers },
      (answer) => {
        answer.resume();
        answer.on('end', () => resolve(answer.statusCode ?? 0));
      },
    );
    outgoing.on('error', reject);
    outgoing.end(text);
  });

/** Runs the load for its time. */
export const loadByHttp = async ({ requests, connections, seconds }: HttpLoad): Promise<HttpLoadResult> => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  let failed = 0;
  const started = performance.now();
  const end = started + seconds * 1000;
  const work = async (first: number): Promise<void> => {
    for (let turn = first; performance.now() < end; turn += connections) {
      const wanted = requests[turn % requests.length];
      if (wanted === undefined) return;
      const begun = performance.now();
      const status = await send(agent, wanted);
      if (status >= 200 && status < 300) times.push(performance.now() - begun);
      else failed += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, (_, index) => work(index)));
  const elapsed = (performance.now() - started) / 1000;
  agent.destroy();
  return {
    perSecond: times.length / elapsed,
    failed,
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    p99: percentile(times, 0.99),
  };
};
