import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import { lockThread, openThread } from '#libs/contracts';
import { apiCaller, eventually, startTestServer, type TestServer } from '#libs/testing';

import { connectLive, numbers, type LiveClient } from './live-client.js';
import { writeElsewhere } from './written-elsewhere.js';

describe('events that another process wrote and could not tell of', () => {
  let test: TestServer;
  let cookie: string;
  let threadId: string;
  const clients: LiveClient[] = [];

  beforeAll(async () => {
    test = await startTestServer({ LOG_LEVEL: 'error' });
    const person = await test.given.person();
    const { id: communityId } = await test.given.community({ owner: person });
    cookie = await test.given.cookie(person);
    const call = apiCaller(test.url, cookie);
    const { answer } = await call(openThread, {
      params: { communityId },
      body: { title: 'Grit bins', markdown: 'Which are empty?' },
    });
    threadId = answer.thread.id;
    await call(lockThread, { params: { threadId } });
  });
  afterEach(() => {
    for (const client of clients.splice(0)) client.close();
  });
  afterAll(() => test.stop());

  const live = async (): Promise<LiveClient> => {
    const client = await connectLive(test.url, cookie, { reconnection: false });
    clients.push(client);
    return client;
  };

  const write = (count: number): Promise<number> => writeElsewhere(test.database, threadId, count);

  it('are sent to those who follow, each once', async () => {
    const client = await live();
    const seq = await write(1);
    const events = await client.follow(threadId, seq);
    await write(3);
    await eventually(() => expect(events).toHaveLength(3));
    await write(1);
    await eventually(() => expect(events).toHaveLength(4));
    expect(client.frames('thread').map((frame) => frame.seq)).toEqual(numbers(seq + 1, seq + 4));
  });

  it('are fetched by those who follow after one request to do so, when there are very many', async () => {
    const client = await live();
    const seq = await write(1);
    const events = await client.follow(threadId, seq);
    await write(250);
    await eventually(() => expect(events).toHaveLength(250));
    await write(1);
    await eventually(() => expect(client.frames('thread').at(-1)?.seq).toBe(seq + 251));
    expect(client.frames('resync')).toHaveLength(1);
    expect(events.map((event) => event.seq)).toEqual(numbers(seq + 1, seq + 251));
  });

  it('are not sent again to a reader who comes after a time without any', async () => {
    const before = await live();
    await before.follow(threadId, await write(1));
    before.close();
    await nobodyIsThere();
    const seq = await write(5);
    const after = await live();
    const events = await after.follow(threadId, seq);
    await write(1);
    await eventually(() => expect(events).toHaveLength(1));
    expect(after.frames('thread').map((frame) => frame.seq)).toEqual([seq + 1]);
  });

  /** Waits until the server has looked, more than once, while nobody was connected. */
  async function nobodyIsThere(): Promise<void> {
    const started = performance.now();
    await eventually(() => expect(performance.now() - started).toBeGreaterThan(3_500), { every: 100 });
  }
});
