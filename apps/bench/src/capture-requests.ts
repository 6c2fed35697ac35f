import { randomUUID } from 'node:crypto';

import type { PoolClient } from 'pg';

import { readConfig } from '#libs/config';
import { createLog } from '#libs/observability';

import { startServer } from '../../server/src/start-server.js';
import type { Captured, CapturedRequests } from './captured.js';
import type { Seeded } from './seed-data.js';

const ATTEMPTS = 8;

const statementOf = ([query, values]: unknown[]): Captured => {
  if (typeof query === 'string') return { text: query, values: (values as unknown[] | undefined) ?? [] };
  const { name, text, values: own } = query as Partial<Captured>;
  return {
    ...(name !== undefined && { name }),
    text: text ?? '',
    values: own ?? (values as unknown[]) ?? [],
  };
};

/** The statements of the attempt with the fewest, so that nothing that runs beside the request is among them. */
const captureFewest = async (client: PoolClient, request: () => Promise<Response>): Promise<Captured[]> => {
  const prototype = Object.getPrototypeOf(client) as { query: (...parts: unknown[]) => unknown };
  const { query } = prototype;
  let fewest: Captured[] | undefined;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const sent: Captured[] = [];
    prototype.query = function listen(this: unknown, ...parts: unknown[]) {
      sent.push(statementOf(parts));
      return query.apply(this, parts);
    };
    const answer = await request().finally(() => (prototype.query = query));
    if (!answer.ok) throw new Error(`The product answered ${answer.status}: ${await answer.text()}`);
    await answer.text();
    if (fewest === undefined || sent.length < fewest.length) fewest = sent;
  }
  return fewest ?? [];
};

/** Runs the server in this process once, to see which statements a thread page and a reply send. */
export const captureRequests = async (
  environment: Record<string, string>,
  { cookies, people, writing, long, instanceId, communityId }: Seeded,
): Promise<CapturedRequests> => {
  const config = readConfig({ ...environment, ROLES: 'web' });
  const server = await startServer(config, createLog('silent'));
  const url = `http://localhost:${server.port}`;
  const cookie = cookies[0] ?? '';
  const replyThreadId = writing[0]?.id ?? '';
  const client = await server.database.pool.connect();
  client.release();
  try {
    const page = await captureFewest(client, () =>
      fetch(`${url}/api/threads/${long[1]?.id}?limit=20`, { headers: { cookie } }),
    );
    const reply = await captureFewest(client, () =>
      fetch(`${url}/api/threads/${replyThreadId}/posts`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
        body: JSON.stringify({ markdown: REPLY }),
      }),
    );
    return { page, reply, replyThreadId, kept: [people[0] ?? '', instanceId, communityId] };
  } finally {
    await server.stop();
  }
};

/** What every measured reply says. */
export const REPLY = 'Thank you. The *second* round was late as well; I will bring the figures on Thursday.';
