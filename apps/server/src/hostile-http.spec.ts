import { request } from 'node:http';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { listThreads, openThread, readMe, replyToThread } from '#libs/contracts';
import { newId } from '#libs/kernel';
import { apiCaller, startTestServer, type ApiCaller, type TestServer } from '#libs/testing';

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: string;
}

describe('the HTTP layer', () => {
  let test: TestServer;
  let cookie: string;
  let call: ApiCaller;
  let communityId: string;
  let threadId: string;

  beforeAll(async () => {
    test = await startTestServer({ LOG_LEVEL: 'error' });
    const owner = await test.given.person({ name: 'olwen' });
    cookie = await test.given.cookie(owner);
    call = apiCaller(test.url, cookie);
    ({ id: communityId } = await test.given.community({ owner, visibility: 'hidden' }));
    const body = { title: 'Potholes', markdown: 'Which form?' };
    threadId = (await call(openThread, { params: { communityId }, body })).answer.thread.id;
  });
  afterAll(() => test.stop());

  /** Sends the path exactly as given, which `fetch` would tidy up. */
  const raw = (path: string, method = 'GET', headers: Record<string, string> = {}, body?: string) =>
    new Promise<Answer>((resolve, reject) => {
      const { hostname, port } = new URL(test.url);
      const sent = request({ hostname, port, path, method, headers, agent: false }, (answer) => {
        let text = '';
        answer.on('data', (chunk: Buffer) => (text += chunk.toString()));
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }),
        );
      });
      sent.on('error', reject);
      sent.end(body);
    });
  const json = (headers: Record<string, string> = {}) => ({
    cookie,
    'content-type': 'application/json',
    'idempotency-key': newId(),
    ...headers,
  });
  const replies = `/api/threads/`;

  it.each([
    '["Hello"]',
    '{"markdown":["Hello"]}',
    '{"markdown":{"$ne":null}}',
    '{"markdown":{"sql":"1","params":[],"__raw":true}}',
    '{"markdown":null}',
    '{"markdown":7}',
    'null',
    '7',
  ])('API2: refuses %s where a text is expected', async (body) => {
    const answer = await raw(`${replies}${threadId}/posts`, 'POST', json(), body);
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.body)).toMatchObject({ code: 'invalid-input' });
  });

  it.each(['limit[]=1&limit[]=2', 'limit=1&limit=2', 'limit[$ne]=1', '__proto__[polluted]=1', '__proto__=1'])(
    'API2 API3: refuses the query %s',
    async (query) => {
      const answer = await raw(`${replies}${threadId}?${query}`, 'GET', { cookie });
      expect(answer.status).toBe(400);
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    },
  );

  it.each([
    '{"markdown":"x","__proto__":{"polluted":1}}',
    '{"markdown":"x","constructor":{"prototype":{"polluted":1}}}',
    '{"markdown":"x","prototype":1}',
  ])('API3: refuses %s and pollutes nothing', async (body) => {
    expect((await raw(`${replies}${threadId}/posts`, 'POST', json(), body)).status).toBe(400);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it.each(["'; select pg_sleep(5)--", '" or 1=1', '$.a ? (@ == 1)', '1; drop table post'])(
    'API4: takes %s in no cursor, filter or address as SQL',
    async (words) => {
      const hostile = encodeURIComponent(words);
      const started = performance.now();
      for (const path of [
        `/api/communities/${communityId}/threads?cursor=${hostile}`,
        `/api/communities/${communityId}/threads?filter=${hostile}`,
        `/api/communities?order=${hostile}`,
        `/api/communities?visibility=${hostile}`,
      ])
        expect({ path, status: (await raw(path, 'GET', { cookie })).status }).toEqual({ path, status: 400 });
      expect((await raw(`/api/threads/${hostile}`, 'GET', { cookie })).status).toBe(404);
      expect((await raw(`/api/search?q=${hostile}`, 'GET', { cookie })).status).toBe(200);
      expect(performance.now() - started).toBeLessThan(4_000);
    },
  );

  it('API6: gives a disguised address no better answer than the plain one', async () => {
    const plain = `/api/threads/${threadId}`;
    for (const path of [
      `${plain}/`,
      `/${plain}`,
      plain.toUpperCase(),
      `${plain}%2f`,
      `/./api/threads/${threadId}`,
      `/api/../api/threads/${threadId}`,
      `${plain};a=b`,
    ])
      for (const method of ['GET', 'HEAD', 'OPTIONS'])
        expect({ path, method, seen: (await raw(path, method)).body.includes('Potholes') }).toEqual({
          path,
          method,
          seen: false,
        });
    expect((await raw(plain)).status).toBe(404);
    expect((await raw(plain, 'HEAD')).status).toBe(404);
    const mine = await raw(plain, 'HEAD', { cookie });
    expect([mine.status, mine.body]).toEqual([200, '']);
    const disguised = await raw(plain, 'GET', { cookie, 'x-http-method-override': 'DELETE' });
    expect(disguised.status).toBe(200);
    for (const method of ['TRACE', 'PROPFIND', 'DELETE'])
      expect([404, 405]).toContain((await raw(plain, method, { cookie })).status);
  });

  it('API7: refuses bodies that are too big, too deep, of too many keys, compressed or no JSON', async () => {
    const post = (body: string, headers = {}) =>
      raw(`${replies}${threadId}/posts`, 'POST', json(headers), body).then(({ status }) => status);
    expect(await post('{"a":'.repeat(20_000) + '1' + '}'.repeat(20_000))).toBe(400);
    const keys = Array.from({ length: 20_000 }, (_, index) => `"k${index}":1`).join(',');
    expect(await post(`{${keys}}`)).toBe(400);
    expect(await post('x', { 'content-encoding': 'gzip' })).toBe(415);
    expect(await post('{"markdown"')).toBe(400);
    expect(await post('markdown=x', { 'content-type': 'application/x-www-form-urlencoded' })).toBe(415);
    expect(await post('{}', { 'content-type': 'text/plain' })).toBe(415);
    const big = JSON.stringify({ markdown: 'x'.repeat(300_000) });
    expect(await post(big)).toBe(413);
  });

  it.each(['1000000000', '-1', '0', 'NaN', '1;2', '1e1', '0x10', ''])(
    'API9: refuses the limit "%s"',
    async (limit) => {
      const wanted = await raw(`/api/communities/${communityId}/threads?limit=${limit}`, 'GET', { cookie });
      expect(wanted.status).toBe(400);
      expect(await call(listThreads, { params: { communityId }, query: { limit: '100' } })).toMatchObject({
        status: 200,
      });
    },
  );

  it.each(['https://evil.example', 'null', 'http://localhost.evil.example', 'http://sub.localhost'])(
    'API11: gives the origin %s nothing',
    async (origin) => {
      for (const method of ['GET', 'OPTIONS']) {
        const answer = await raw('/api/me', method, {
          cookie,
          origin,
          'access-control-request-method': 'POST',
        });
        expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
      }
      const written = await raw(`${replies}${threadId}/posts`, 'POST', json({ origin }), '{"markdown":"x"}');
      expect(written.status).toBe(403);
    },
  );

  it('K7: says in both languages what went wrong, with a request id and nothing of our insides', async () => {
    const inEnglish = await raw('/api/me', 'GET', { 'accept-language': 'en' });
    const inWelsh = await raw('/api/me', 'GET', { 'accept-language': 'cy' });
    const [en, cy] = [inEnglish, inWelsh].map(({ body }) => JSON.parse(body) as Record<string, string>);
    expect(en).toMatchObject({
      status: 401,
      code: 'sign-in-required',
      requestId: inEnglish.headers['x-request-id'],
    });
    expect(cy?.['code']).toBe('sign-in-required');
    expect(cy?.['detail']).not.toBe(en?.['detail']);
  });

  it('asks for a well-formed Idempotency-Key, and answers a repeat as before', async () => {
    const headers = { cookie, 'content-type': 'application/json' };
    const path = `${replies}${threadId}/posts`;
    for (const key of [undefined, 'short', 'x'.repeat(101), 'has a space in it']) {
      const given = key === undefined ? headers : { ...headers, 'idempotency-key': key };
      const answer = await raw(path, 'POST', given, '{"markdown":"x"}');
      expect(answer.status).toBe(400);
      expect(JSON.parse(answer.body)).toMatchObject({ code: 'idempotency.key-missing' });
    }
    const key = newId();
    const write = (markdown: string) =>
      call(replyToThread, { key, params: { threadId }, body: { markdown } });
    const [first, again, other] = [await write('One'), await write('One'), await write('Two')];
    expect(again.answer).toEqual(first.answer);
    expect(other).toMatchObject({ status: 409, problem: { code: 'idempotency.key-reused' } });
  });
});

describe('rates', () => {
  it('hold a person back with 429 and the time to come back, reads and writes apart', async () => {
    const test = await startTestServer({ RATE_READS_PER_MINUTE: '5', RATE_WRITES_PER_MINUTE: '5' });
    try {
      const call = apiCaller(test.url, await test.given.cookie(await test.given.person()));
      const statuses: number[] = [];
      for (let turn = 0; turn < 12; turn += 1) statuses.push((await call(readMe)).status);
      expect(statuses.filter((status) => status === 200)).toHaveLength(10);
      const last = await call(readMe);
      expect(last).toMatchObject({ status: 429, problem: { code: 'too-many-requests' } });
      expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
    } finally {
      await test.stop();
    }
  });
});
