import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  listThreads,
  listUnreadCounts,
  markAllRead,
  markCommunityRead,
  moveReadPosition,
  readHome,
  readMyEvents,
  readThread,
} from '#libs/contracts';
import { setStage, type ApiCaller, type Stage } from '#libs/testing';

describe('reading', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage();
  });
  afterAll(() => stage.test.stop());

  const params = (threadId: string) => ({ params: { threadId } });
  const move = (as: ApiCaller, threadId: string, readThrough: number, force?: boolean) =>
    as(moveReadPosition, {
      ...params(threadId),
      body: { readThrough, ...(force === undefined ? {} : { force }) },
    });
  const threadOf = async (posts: number): Promise<string> => {
    const threadId = await stage.open(stage.asOwner);
    for (let count = 1; count < posts; count += 1)
      await stage.reply(stage.asOwner, threadId, `Post ${count}`);
    return threadId;
  };
  const newcomer = async (): Promise<ApiCaller> => {
    const person = await stage.test.given.person();
    await stage.test.given.member(stage.communityId, person.id);
    return stage.as(person);
  };
  const unreadOf = async (as: ApiCaller): Promise<{ threads: number; posts: number } | undefined> => {
    const { answer } = await as(listUnreadCounts);
    return answer.communities.find(({ communityId }) => communityId === stage.communityId);
  };

  it('moves a read position forward only, unless forced, and never past the end', async () => {
    const threadId = await threadOf(5);
    expect((await move(stage.asMember, threadId, 3)).answer).toEqual({ readThrough: 3, unread: 2 });
    expect((await move(stage.asMember, threadId, 2)).answer).toEqual({ readThrough: 3, unread: 2 });
    expect((await move(stage.asMember, threadId, 999)).answer).toEqual({ readThrough: 5, unread: 0 });
    expect((await move(stage.asMember, threadId, 1, true)).answer).toEqual({ readThrough: 1, unread: 4 });
    const { answer } = await stage.asMember(readThread, {
      ...params(threadId),
      query: { at: 'first-unread' },
    });
    expect(answer.me).toMatchObject({ readThrough: 1, unread: 4, isMember: true });
  });

  it('ends at the furthest of many moves at once', async () => {
    const threadId = await threadOf(9);
    await Promise.all([4, 9, 2, 7, 1].map((number) => move(stage.asMember, threadId, number)));
    expect((await stage.asMember(readThread, params(threadId))).answer.me?.readThrough).toBe(9);
  });

  it('tells the reader’s other devices how far they have read, in a stream without gaps', async () => {
    const threadId = await threadOf(3);
    const { answer: before } = await stage.asMember(readMyEvents, { query: { after: '0' } });
    await move(stage.asMember, threadId, 2);
    await move(stage.asMember, threadId, 1);
    await move(stage.asMember, threadId, 3);
    const { answer } = await stage.asMember(readMyEvents, { query: { after: String(before.seq) } });
    expect(answer.events.map(({ seq, payload }) => [seq, payload])).toEqual([
      [before.seq + 1, { threadId, communityId: stage.communityId, readThrough: 2, unread: 1 }],
      [before.seq + 2, { threadId, communityId: stage.communityId, readThrough: 3, unread: 0 }],
    ]);
  });

  it('gives any part of a thread by number', async () => {
    const threadId = await threadOf(12);
    const numbers = async (query: Record<string, string>) => {
      const { answer } = await stage.asMember(readThread, {
        ...params(threadId),
        query: { limit: '4', ...query },
      });
      return [answer.posts.map(({ number }) => number), answer.hasEarlier, answer.hasLater];
    };
    await move(stage.asMember, threadId, 6);
    expect(await numbers({})).toEqual([[1, 2, 3, 4], false, true]);
    expect(await numbers({ after: '4' })).toEqual([[5, 6, 7, 8], true, true]);
    expect(await numbers({ before: '5' })).toEqual([[1, 2, 3, 4], false, true]);
    expect(await numbers({ around: '11' })).toEqual([[9, 10, 11, 12], true, false]);
    expect(await numbers({ at: 'first-unread' })).toEqual([[5, 6, 7, 8], true, true]);
    expect(await numbers({ at: 'end' })).toEqual([[9, 10, 11, 12], true, false]);
    expect(await numbers({ after: '12' })).toEqual([[], true, false]);
    const two = { limit: '4', after: '1', before: '9' };
    expect(await stage.asMember(readThread, { ...params(threadId), query: two })).toMatchObject({
      status: 400,
    });
  });

  it('counts for a new member only what came after they joined', async () => {
    const old = await threadOf(3);
    const joined = await newcomer();
    expect(await unreadOf(joined)).toMatchObject({ threads: 0, posts: 0 });
    await stage.reply(stage.asOwner, old, 'After they joined');
    await threadOf(2);
    expect(await unreadOf(joined)).toMatchObject({ threads: 2, posts: 3 });
    const { answer } = await joined(listThreads, {
      params: { communityId: stage.communityId },
      query: { filter: 'unread' },
    });
    expect(answer.items.map(({ unread }) => unread)).toEqual([2, 1]);
    expect((await joined(readHome)).answer).toMatchObject({
      unread: [{ unread: 2 }, { unread: 1 }],
      communities: [{ threads: 2, posts: 3 }],
    });
  });

  it('forgets what is unread at one wish, in one community or everywhere, and counts anew from there', async () => {
    const reader = await newcomer();
    const threadId = await threadOf(4);
    await move(reader, threadId, 1);
    await reader(markCommunityRead, { params: { communityId: stage.communityId } });
    expect(await unreadOf(reader)).toMatchObject({ threads: 0, posts: 0 });
    await stage.reply(stage.asOwner, threadId, 'New again');
    expect(await unreadOf(reader)).toMatchObject({ threads: 1, posts: 1 });
    await reader(markAllRead);
    expect(await unreadOf(reader)).toMatchObject({ threads: 0, posts: 0 });
    await move(reader, threadId, 2, true);
    expect(await unreadOf(reader)).toMatchObject({ threads: 1, posts: 3 });
  });

  it('does not count a person’s own words as unread', async () => {
    const writer = await newcomer();
    const threadId = await stage.open(writer);
    await stage.reply(writer, threadId, 'And another thing');
    expect(await unreadOf(writer)).toMatchObject({ threads: 0, posts: 0 });
  });

  it('stops counting at 100', async () => {
    const reader = await newcomer();
    const threadId = await threadOf(1);
    await stage.test.database.pool.query(
      `with more as (
        insert into post (id, instance_id, thread_id, community_id, author_id, number, markdown, html, created_at)
        select gen_random_uuid(), instance_id, thread_id, community_id, author_id, n, 'x', 'x', now()
        from post, generate_series(2, 150) n where thread_id = $1 and number = 1
      ) update thread set post_count = 150, last_post_at = now() where id = $1`,
      [threadId],
    );
    expect(await unreadOf(reader)).toMatchObject({ threads: 1, posts: 100 });
  });
});
