import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Client } from 'pg';

import { listThreads, readThread, replyToThread } from '#libs/contracts';
import { fewestStatements, setStage, type Stage } from '#libs/testing';

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

  /** The call of other processes after the commit; it may be sent before the answer has arrived. */
  const isNoWakeUp = (text: string): boolean => !text.startsWith('select pg_notify');

  const fewest = (request: () => Promise<{ status: number }>): Promise<number> => {
    const work = async (): Promise<void> => expect((await request()).status).toBeLessThan(300);
    return fewestStatements(stage.test.database, work, isNoWakeUp);
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

  const lengthen = async (threadId: string, posts: number): Promise<void> => {
    // A connection of its own: the server's cut off a statement that takes as long as this one may.
    const client = new Client({ connectionString: stage.test.databaseUrl });
    await client.connect();
    await client.query(
      `with more as (
        insert into post (id, instance_id, thread_id, community_id, author_id, number, markdown, html, created_at)
        select gen_random_uuid(), instance_id, thread_id, community_id, author_id, n, 'x', 'x', now()
        from post, generate_series(2, $2::integer) n where thread_id = $1 and number = 1
      ) update thread set post_count = $2 where id = $1`,
      [threadId, posts],
    );
    await client.query('analyze post');
    await client.end();
  };

  /** Blocks that PostgreSQL touches for the posts of a page. */
  const blocksFor = async (threadId: string, query: { around?: string; at?: 'end' }): Promise<number> => {
    const statements = jest.spyOn(prototype, 'query');
    await stage.asMember(readThread, { params: { threadId }, query: { limit: '10', ...query } });
    const calls = statements.mock.calls as unknown as [{ name?: string; text: string; values: unknown[] }][];
    const posts = calls.map(([call]) => call).find(({ name }) => name === 'posts.account');
    statements.mockRestore();
    const { rows } = await stage.test.database.pool.query<{
      'QUERY PLAN': [{ Plan: Record<string, number> }];
    }>(`explain (analyze, buffers, format json) ${posts?.text ?? ''}`, posts?.values ?? []);
    const plan = rows[0]?.['QUERY PLAN'][0].Plan ?? {};
    return (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0);
  };

  it('and the blocks read are the same for the first, middle and last page of a short and of a very long thread', async () => {
    const [short, long] = [await stage.open(stage.asOwner), await stage.open(stage.asOwner)];
    await lengthen(short, 30);
    await lengthen(long, 100_000);
    const least = await blocksFor(short, {});
    expect(least).toBeGreaterThan(10);
    for (const query of [{}, { around: '50000' }, { at: 'end' as const }]) {
      expect(await blocksFor(long, query)).toBeLessThan(least * 1.3 + 20);
    }
  });
});
