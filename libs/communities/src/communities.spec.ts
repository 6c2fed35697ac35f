import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { CommunityDetail, CommunityMember } from '#libs/contracts';
import { startTestServer, type GivenPerson, type TestServer } from '#libs/testing';

describe('communities', () => {
  let server: TestServer;
  const cookies = new Map<string, string>();

  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.stop());

  const call = async (
    person: GivenPerson | null,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; body: never }> => {
    if (person !== null && !cookies.has(person.id)) cookies.set(person.id, await server.given.cookie(person));
    const response = await fetch(`${server.url}/api${path}`, {
      method,
      headers: {
        ...(person !== null && { cookie: cookies.get(person.id) ?? '' }),
        ...(method === 'POST' && { 'idempotency-key': randomUUID() }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: (text === '' ? undefined : JSON.parse(text)) as never };
  };

  it('starts a community', async () => {
    const ada = await server.given.person();
    const answer = await call(ada, 'POST', '/communities', {
      name: 'planning',
      title: 'Planning',
      purpose: 'Share what works in planning',
      visibility: 'organisation',
      joinPolicy: 'open',
      topics: ['Planning  law', 'planning law', 'Housing'],
    });
    expect(answer.status).toBe(201);
    const detail: CommunityDetail = answer.body;
    expect(detail).toMatchObject({ name: 'planning', memberCount: 1, topics: ['planning law', 'housing'] });
    expect(detail.me.role).toBe('owner');
    const list = await call(ada, 'GET', '/communities?q=plan');
    expect(list).toMatchObject({ status: 200 });
    expect(list.body).toMatchObject({ items: [{ name: 'planning' }] });
    const members = await call(ada, 'GET', '/communities/planning/members');
    const { items }: { items: CommunityMember[] } = members.body;
    expect(items).toHaveLength(1);
  });
});
