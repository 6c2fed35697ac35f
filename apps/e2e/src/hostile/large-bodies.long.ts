import { gzipSync } from 'node:zlib';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { newId } from '#libs/kernel';
import { eventually } from '#libs/testing';

import { rawConnection, requestHead } from './raw-request.js';
import { startWatchedServer, type WatchedServer } from './watched-server.js';
import { keepAsking } from './well-behaved-client.js';

const MIB = 1024 * 1024;
/** The limits are 250 ms and 500 ms; other tests may want the same processors at the same time. */
const LONGEST_BLOCK_MS = 2_000;
const LONGEST_ANSWER_MS = 10_000;
/** A sender who has been refused has two seconds to read the answer. */
const CUT_WITHIN_MS = 15_000;

const keys = Array.from({ length: 100_000 }, (_, index) => `"k${index}":1`).join(',');

describe('a body that is too much', () => {
  let watched: WatchedServer;
  beforeAll(async () => {
    watched = await startWatchedServer();
  });
  afterAll(() => watched.stop());

  const headFor = (headers: Record<string, string | number>): string =>
    requestHead(`POST /api/threads/${watched.threadId}/posts`, {
      cookie: watched.cookie,
      'content-type': 'application/json',
      'idempotency-key': newId(),
      ...headers,
    });

  it.each([
    ['10 MiB that are announced', 413, { 'content-length': 10 * MIB }, '{"markdown":"'],
    ['10 MiB that are not announced', 413, null, `{"markdown":"${'x'.repeat(300_000)}`],
    ['20,000 levels', 400, { 'content-length': 140_001 }, '{"a":'.repeat(100)],
    ['20,000 levels of arrays', 400, null, '['.repeat(100)],
    ['100,000 keys', 400, null, `{${keys.slice(0, 30_000)}`],
    [
      'a gzip bomb',
      415,
      { 'content-length': 100_000, 'content-encoding': 'gzip' },
      gzipSync(Buffer.alloc(100 * MIB))
        .subarray(0, 1_000)
        .toString('latin1'),
    ],
  ] as const)(
    'API7 of %s is refused with %d while the rest has not been sent, and is not read on',
    async (_what, status, announced, first) => {
      const head = headFor(announced ?? { 'transfer-encoding': 'chunked' });
      const body = announced === null ? `${Buffer.byteLength(first).toString(16)}\r\n${first}\r\n` : first;
      const sender = rawConnection(watched.server.url, head + body);
      const answer = await eventually(() => {
        expect(sender.answer()).not.toBeNull();
        return sender.answer();
      });
      expect(answer).toMatchObject({ status, problem: { status, requestId: expect.any(String) } });
      const refused = performance.now();
      const more = setInterval(() => sender.socket.write(' '.repeat(100)), 50);
      await sender.closed;
      clearInterval(more);
      expect(performance.now() - refused).toBeLessThan(CUT_WITHIN_MS);
    },
  );

  it('K4 K6 API7 sent whole, 40 times at once, holds up nobody', async () => {
    const { server, cookie, threadId } = watched;
    const client = keepAsking(server.url, `/api/threads/${threadId}`, cookie);
    await watched.longestBlock();
    const bodies = [
      JSON.stringify({ markdown: 'x'.repeat(10 * MIB) }),
      '{"a":'.repeat(20_000) + '1' + '}'.repeat(20_000),
      `{${keys}}`,
      JSON.stringify({ markdown: 'x', more: Array.from({ length: 60_000 }, () => []) }),
    ];
    const statuses = new Set<number>();
    for (let round = 0; round < 10; round += 1)
      await Promise.all(
        bodies.map(async (body) => {
          const sender = rawConnection(
            server.url,
            headFor({ 'content-length': Buffer.byteLength(body) }) + body,
          );
          const answer = await eventually(() => {
            expect(sender.answer()).not.toBeNull();
            return sender.answer();
          });
          statuses.add(answer?.status ?? 0);
          sender.socket.destroy();
        }),
      );
    const longest = await watched.longestBlock();
    await client.stop();
    expect(statuses).toEqual(new Set([400, 413]));
    expect(longest).toBeLessThan(LONGEST_BLOCK_MS);
    expect(client.troubles).toEqual([]);
    expect(Math.max(...client.took)).toBeLessThan(LONGEST_ANSWER_MS);
    expect(server.output()).not.toMatch(/unhandled|uncaught/i);
  });
});
