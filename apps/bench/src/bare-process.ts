import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import express from 'express';
import { Pool } from 'pg';
import { Server } from 'socket.io';

import { SOCKET_PATH } from '#libs/contracts';

import { rewriteReply, type CapturedRequests } from './captured.js';
import { answerJobs } from './child.js';

/** What the bare server repeats, and on which database. */
export interface BareJob {
  readonly databaseUrl: string;
  readonly poolSize: number;
  readonly captured: CapturedRequests;
}

const writeReply = async (pool: Pool, captured: CapturedRequests, threadId: string): Promise<unknown> => {
  const client = await pool.connect();
  try {
    await client.query('begin');
    let rows: unknown[] = [];
    for (const statement of rewriteReply(captured, threadId)) ({ rows } = await client.query(statement));
    await client.query('commit');
    return rows[0];
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
};

/** What the product's frame holds, so that both send as much. */
const frameOf = ({ reply }: CapturedRequests): unknown => {
  const event = reply
    .flatMap(({ values }) => values)
    .find((value) => typeof value === 'string' && value.startsWith('{"post":'));
  return { kind: 'post.added', payload: JSON.parse(String(event)) as unknown };
};

/** Express and pg without anything of the product, doing the same to the database. */
const serveBare = async ({ databaseUrl, poolSize, captured }: BareJob): Promise<string> => {
  const pool = new Pool({ connectionString: databaseUrl, max: poolSize });
  const app = express();
  app.disable('x-powered-by');
  app.use(express.json());
  const http = createServer(app);
  const live = new Server(http, { path: SOCKET_PATH, transports: ['websocket'] });
  live.on('connection', (socket) =>
    socket.on(
      'follow-thread',
      async ({ threadId }: { threadId: string }, done: (answer: unknown) => void) => {
        await socket.join(threadId);
        done({ ok: true });
      },
    ),
  );
  const frame = frameOf(captured);
  app.get('/page', async (_request, response) => {
    const [, ...found] = await Promise.resolve(captured.page).then(async (statements) => {
      const all: unknown[] = [];
      for (const statement of statements)
        all.push((await pool.query({ ...statement, values: [...statement.values] })).rows);
      return all;
    });
    response.json(found);
  });
  app.post('/threads/:threadId/posts', async (request, response) => {
    const { threadId } = request.params;
    const written = await writeReply(pool, captured, threadId);
    live.to(threadId).emit('thread', frame);
    response.status(201).json({ written, frame });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
};

answerJobs<BareJob>(serveBare);
