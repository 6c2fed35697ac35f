import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';

import { listThreads, readThread, replyToThread } from '#libs/contracts';

import { setStage, type Stage } from './discussion-stage.fixture.js';

describe('the number of SQL statements', () => {
  let stage: Stage;
  let prototype: { query: () => unknown };
  beforeAll(async () => {
    stage = await setStage({ ROLES: 'web' });
    const client = await stage.test.database.pool.connect();
    prototype = Object.getPrototypeOf(client) as typeof prototype;
    client.release();
  });
  afterAll(() => stage.test.stop());

  /** The fewest statements of five tries, so that what runs beside the request does not count. */
  const fewest = async (request: () => Promise<{ status: number }>): Promise<number> => {
    const counts: number[] = [];
    const statements = jest.spyOn(prototype, 'query');
    try {
      for (let attempt = 0; attempt < 5; attempt += 1) {
        statements.mockClear();
        expect((await request()).status).toBeLessThan(300);
        counts.push(statements.mock.calls.length);
      }
    } finally {
      statements.mockRestore();
    }
    return Math.min(...counts);
  };

  it('is at most four for a thread page, session included, with replies, reactions and an accepted answer', async () => {
    const threadId = await stage.open(stage.asOwner, { kind: 'question' });
    for (let count = 0; count < 12; count += 1) await stage.reply(stage.asMember, threadId, `Reply ${count}`);
    const count = await fewest(() => stage.asMember(readThread, { params: { threadId } }));
    expect(count).toBeGreaterThan(1);
    expect(count).toBeLessThanOrEqual(4);
  });

  it('is three for a reply, session included, and four when it mentions people', async () => {
    const threadId = await stage.open(stage.asOwner);
    const reply = (markdown: string) => () =>
      stage.asMember(replyToThread, { params: { threadId }, body: { markdown } });
    expect(await fewest(reply('Hello'))).toBe(3);
    expect(await fewest(reply('Hello @ada'))).toBe(4);
  });

  it('does not grow with the length of a list of threads', async () => {
    const list = (limit: string) => () =>
      stage.asMember(listThreads, { params: { communityId: stage.communityId }, query: { limit } });
    expect(await fewest(list('1'))).toBe(await fewest(list('50')));
  });
});
