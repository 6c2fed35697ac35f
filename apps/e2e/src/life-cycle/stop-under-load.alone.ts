import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { io, type Socket } from 'socket.io-client';

import { openThread, replyToThread, SOCKET_PATH } from '#libs/contracts';
import { newId } from '#libs/kernel';
import {
  apiCaller,
  eventually,
  given,
  photo,
  startBuiltServer,
  testDatabase,
  type BuiltServer,
  type TestDatabase,
} from '#libs/testing';

const WRITERS = 8;
const READERS = 40;
const ROUNDS = 3;

describe('stopping under load', () => {
  let dataDir: string;
  let test: TestDatabase;
  let cookies: string[];
  let threadId: string;
  let server: BuiltServer;

  const start = async (): Promise<void> => {
    server = await startBuiltServer({ DATA_DIR: dataDir, DATABASE_URL: test.url });
    await server.ready();
  };

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'guildhall-stop-'));
    test = await testDatabase();
    const build = given(test.database);
    const people = await Promise.all(Array.from({ length: WRITERS }, () => build.person()));
    const community = await build.community(people[0] ? { owner: people[0] } : {});
    for (const person of people.slice(1)) await build.member(community.id, person.id);
    cookies = await Promise.all(people.map((person) => build.cookie(person)));
    await start();
    const opened = await apiCaller(server.url, cookies[0])(openThread, {
      params: { communityId: community.id },
      body: { title: 'Gritting routes this winter', markdown: 'Which roads come first?' },
    });
    threadId = opened.answer.thread.id;
  });
  afterAll(async () => {
    if (server.child.exitCode === null) await server.end();
    await test.drop();
    await rm(dataDir, { recursive: true, force: true });
  });

  it(`FI16 with posts, uploads and sockets in flight, ${ROUNDS} times: nothing acknowledged is lost, sockets are told`, async () => {
    const acknowledged: string[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      if (round > 0) await start();
      acknowledged.push(...(await stopOnce()));
    }
    await start();
    const rows = await test.database.sql
      .selectFrom('post')
      .select(['id'])
      .where('thread_id', '=', threadId)
      .execute();
    const stored = new Set(rows.map((row) => row.id));
    expect(acknowledged.length).toBeGreaterThan(ROUNDS * WRITERS);
    expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
    expect(rows.length).toBe(stored.size);
  });

  async function stopOnce(): Promise<string[]> {
    const sockets = await openSockets();
    const told = sockets.map((socket) => new Promise((done) => socket.once('moving', done)));
    const writing = keepPosting();
    const upload = await slowUpload();
    await eventually(() => expect(writing.acknowledged.length).toBeGreaterThan(WRITERS));
    const signalled = performance.now();
    server.child.kill('SIGTERM');
    await eventually(async () => expect((await fetch(`${server.url}/readyz`)).status).toBe(503), {
      within: 1_000,
    });
    await Promise.all(told);
    upload.finish();
    expect(await upload.status).toBe(201);
    const { code } = await server.ended;
    // The output says why it did not stop cleanly.
    expect({ code, output: code === 0 ? '' : server.output() }).toEqual({ code: 0, output: '' });
    expect(performance.now() - signalled).toBeLessThan(25_000);
    writing.stop();
    for (const socket of sockets) socket.disconnect();
    expect(writing.wrong).toEqual([]);
    expect(await jobsHeld()).toBe(0);
    return writing.acknowledged;
  }

  async function openSockets(): Promise<Socket[]> {
    const sockets = Array.from({ length: READERS }, (_, number) =>
      io(server.url, {
        path: SOCKET_PATH,
        transports: ['websocket'],
        reconnection: false,
        forceNew: true,
        extraHeaders: { cookie: cookies[number % WRITERS] ?? '', origin: server.url },
      }),
    );
    await Promise.all(
      sockets.map(async (socket) => {
        if (!socket.connected) await new Promise((done) => socket.once('connect', () => done(undefined)));
        await socket.emitWithAck('follow-thread', { threadId, after: null });
      }),
    );
    return sockets;
  }

  /** Every person posts without a pause; a refusal or a broken connection ends nothing. */
  function keepPosting(): { acknowledged: string[]; wrong: number[]; stop: () => void } {
    const acknowledged: string[] = [];
    const wrong: number[] = [];
    let going = true;
    const write = async (cookie: string): Promise<void> => {
      const call = apiCaller(server.url, cookie);
      while (going) {
        const key = newId();
        const body = { markdown: `Nodyn ${key}` };
        const result = await call(replyToThread, { params: { threadId }, body, key }).catch(() => undefined);
        if (result?.status === 201) acknowledged.push(result.answer.id);
        else if (result && result.status !== 503) wrong.push(result.status);
        else await new Promise((done) => setTimeout(done, 50));
      }
    };
    for (const cookie of cookies) void write(cookie);
    return { acknowledged, wrong, stop: () => (going = false) };
  }

  /** A picture of which the second half is sent only on `finish`. */
  async function slowUpload(): Promise<{ finish: () => void; status: Promise<number> }> {
    const form = new FormData();
    form.set('purpose', 'attachment');
    form.set(
      'file',
      new Blob([new Uint8Array(await photo('jpeg', { width: 640, height: 480 }))]),
      'gritter.jpg',
    );
    const encoded = new Response(form);
    const body = Buffer.from(await encoded.arrayBuffer());
    const half = Math.floor(body.length / 2);
    const call = request(`${server.url}/api/files`, {
      method: 'POST',
      headers: {
        'content-type': encoded.headers.get('content-type') ?? '',
        'content-length': body.length,
        'idempotency-key': newId(),
        cookie: cookies[0] ?? '',
        origin: server.url,
      },
    });
    const status = new Promise<number>((resolve, reject) => {
      call.on('response', (answer) => {
        answer.resume();
        answer.on('end', () => resolve(answer.statusCode ?? 0));
      });
      call.on('error', reject);
    });
    await new Promise((done) => call.write(body.subarray(0, half), done));
    return { finish: () => call.end(body.subarray(half)), status };
  }

  /** Jobs that a stopped process still claims. */
  async function jobsHeld(): Promise<number> {
    const { rows } = await test.database.pool.query<{ held: number }>(
      "select count(*)::int as held from pgboss.job where state = 'active'",
    );
    return rows[0]?.held ?? 0;
  }
});
