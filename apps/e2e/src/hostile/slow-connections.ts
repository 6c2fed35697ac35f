import { expect } from '@jest/globals';

import { SOCKET_PATH } from '#libs/contracts';
import { newId } from '#libs/kernel';
import { eventually } from '#libs/testing';

import { rawConnection, requestHead, type RawConnection } from './raw-request.js';
import type { WatchedServer } from './watched-server.js';
import { keepAsking, type WellBehavedClient } from './well-behaved-client.js';

/** Headers have 10 seconds and a body too few bytes in 10 seconds; the rest is for being noticed and answered. */
const CLOSED_WITHIN_MS = 60_000;
/** The limits are 250 ms and 500 ms; other tests may want the same processors at the same time. */
const LONGEST_BLOCK_MS = 2_000;
const LONGEST_ANSWER_MS = 10_000;
const UPLOADS_AT_ONCE = 4;
const BATCH = 50;

interface Dripping {
  readonly kind: string;
  readonly connection: RawConnection;
  readonly closedAfter: Promise<number>;
}

/** Opens a connection, sends `first`, and from then on a byte every so often. */
const drip = (url: string, kind: string, first: string, everyMs: number): Dripping => {
  const begun = performance.now();
  const connection = rawConnection(url, first);
  const timer = setInterval(() => connection.socket.write('x'), everyMs);
  const closedAfter = connection.closed.then(() => {
    clearInterval(timer);
    return performance.now() - begun;
  });
  return { kind, connection, closedAfter };
};

const HEADER_EVERY_MS = 10_000;
const BODY_EVERY_MS = 5_000;

/** Ways to be slow, each opening one connection. */
const slowKinds = ({
  server,
  cookie,
  threadId,
}: WatchedServer): { upload: () => Dripping; others: (() => Dripping)[] } => {
  const { url } = server;
  const write = { cookie, 'idempotency-key': newId(), 'content-length': 200_000 };
  const multipart = { ...write, 'content-type': 'multipart/form-data; boundary=b' };
  const part = '--b\r\nContent-Disposition: form-data; name="file"; filename="x.png"\r\n\r\n';
  const post = `POST /api/threads/${threadId}/posts`;
  const json = { ...write, 'content-type': 'application/json' };
  const others = [
    () => drip(url, 'headers', 'GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ', HEADER_EVERY_MS),
    () => drip(url, 'json', `${requestHead(post, json)}{"markdown":"`, BODY_EVERY_MS),
    () => drip(url, 'silence', '', HEADER_EVERY_MS * 10),
    () => drip(url, 'multipart for JSON', requestHead(post, multipart) + part, BODY_EVERY_MS),
    () => drip(url, 'page', requestHead('GET /healthz', { ...multipart, cookie: '' }) + part, BODY_EVERY_MS),
    () => drip(url, 'live', requestHead(`POST ${SOCKET_PATH}/?EIO=4&transport=polling`, json), BODY_EVERY_MS),
  ];
  const upload = (): Dripping =>
    drip(url, 'upload', requestHead('POST /api/files', multipart) + part, BODY_EVERY_MS);
  return { upload, others };
};

/**
 * Opens `count` connections of all kinds (of uploads a person may only have so many), no faster than the well-behaved
 * client gets its answers: it is about slow senders, not about a rush.
 */
const openAll = async (
  watched: WatchedServer,
  client: WellBehavedClient,
  count: number,
): Promise<Dripping[]> => {
  const { upload, others } = slowKinds(watched);
  const all = Array.from({ length: UPLOADS_AT_ONCE }, upload);
  while (all.length < count) {
    const answered = client.took.length;
    for (let opened = 0; opened < BATCH && all.length < count; opened += 1) {
      const open = others[all.length % others.length];
      if (open !== undefined) all.push(open());
    }
    await eventually(() => expect(client.took.length).toBeGreaterThan(answered));
  }
  return all;
};

/**
 * Opens `count` connections of every slow kind, and expects that each is closed at its limit while somebody else is
 * served as always.
 */
export const endureSlowConnections = async (watched: WatchedServer, count: number): Promise<void> => {
  const client = keepAsking(watched.server.url, `/api/threads/${watched.threadId}`, watched.cookie);
  await eventually(() => expect(client.took.length).toBeGreaterThan(2));
  await watched.longestBlock();
  const all = await openAll(watched, client, count);
  const times = await Promise.all(all.map(({ closedAfter }) => closedAfter));
  const longest = await watched.longestBlock();
  await client.stop();
  const late = all.filter((_, index) => (times[index] ?? 0) > CLOSED_WITHIN_MS).map(({ kind }) => kind);
  expect(late).toEqual([]);
  const statusOf = (kind: string): Set<number | undefined> =>
    new Set(all.filter((one) => one.kind === kind).map(({ connection }) => connection.answer()?.status));
  expect(statusOf('headers')).toEqual(new Set([408]));
  expect(statusOf('json')).toEqual(new Set([408]));
  expect(statusOf('upload')).toEqual(new Set([408]));
  expect(client.troubles).toEqual([]);
  expect(Math.max(...client.took)).toBeLessThan(LONGEST_ANSWER_MS);
  expect(longest).toBeLessThan(LONGEST_BLOCK_MS);
  expect(watched.server.output()).not.toMatch(/unhandled|uncaught/i);
};
