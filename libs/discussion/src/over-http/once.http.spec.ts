import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { lockThread, openThread, readThread, replyToThread } from '#libs/contracts';
import { setStage, type Stage } from '#libs/testing';

describe('creating once', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage();
  });
  afterAll(() => stage.test.stop());

  const postCount = async (threadId: string): Promise<number> =>
    (await stage.asNobody(readThread, { params: { threadId } })).answer.thread.postCount;

  it('makes one post of a reply that was sent five times at once with one key, and answers all the same', async () => {
    const threadId = await stage.open(stage.asOwner);
    const send = () =>
      stage.asMember(replyToThread, {
        key: 'same-key-5',
        params: { threadId },
        body: { markdown: 'Once, please' },
      });
    const results = await Promise.all([send(), send(), send(), send(), send()]);
    expect(results.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    for (const { answer } of results) expect(answer).toEqual(results[0]?.answer);
    expect(results[0]?.answer).toMatchObject({ number: 2, html: '<p>Once, please</p>' });
    expect(await postCount(threadId)).toBe(2);
  });

  it('gives the first answer also when the thread was locked since', async () => {
    const threadId = await stage.open(stage.asOwner);
    const call = { key: 'before-lock', params: { threadId }, body: { markdown: 'Just in time' } };
    const first = await stage.asMember(replyToThread, call);
    await stage.asOwner(lockThread, { params: { threadId } });
    const second = await stage.asMember(replyToThread, call);
    expect(second).toMatchObject({ status: 201, answer: first.answer });
  });

  it('refuses a key that comes back with other words', async () => {
    const threadId = await stage.open(stage.asOwner);
    const send = (markdown: string) =>
      stage.asMember(replyToThread, { key: 'other-words', params: { threadId }, body: { markdown } });
    await send('one');
    expect(await send('two')).toMatchObject({ status: 409, problem: { code: 'idempotency.key-reused' } });
    expect(await postCount(threadId)).toBe(2);
  });

  it('makes one thread of two requests at once with one key', async () => {
    const send = () =>
      stage.asMember(openThread, {
        key: 'one-thread',
        params: { communityId: stage.communityId },
        body: { title: 'Only once', markdown: 'Hello' },
      });
    const [first, second] = await Promise.all([send(), send()]);
    expect(first).toMatchObject({ status: 201 });
    expect(second?.answer).toEqual(first?.answer);
    const { rows } = await stage.test.database.pool.query(`select 1 from thread where title = 'Only once'`);
    expect(rows).toHaveLength(1);
  });

  it('keeps one order without gap or repeat while eight people write at once', async () => {
    const threadId = await stage.open(stage.asOwner);
    const writers = await Promise.all(
      Array.from({ length: 8 }, async () => {
        const person = await stage.test.given.person();
        await stage.test.given.member(stage.communityId, person.id);
        return stage.as(person);
      }),
    );
    await Promise.all(
      writers.map(async (as, writer) => {
        for (let post = 0; post < 10; post += 1) await stage.reply(as, threadId, `${writer}/${post}`);
      }),
    );
    const { rows } = await stage.test.database.pool.query<{ number: number; seq: number; same: boolean }>(
      `select p.number, e.seq, (e.payload -> 'post' ->> 'number')::integer = p.number as same
      from post p join thread_event e on e.thread_id = p.thread_id
        and e.payload -> 'post' ->> 'id' = p.id::text
      where p.thread_id = $1 order by p.number`,
      [threadId],
    );
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 81 }, (_, index) => index + 1));
    expect(rows.every(({ number, seq, same }) => same && seq === number)).toBe(true);
  });

  it('records one fact for each post, with the number that the post got', async () => {
    const threadId = await stage.open(stage.asOwner);
    const post = await stage.reply(stage.asMember, threadId, 'A fact');
    const { rows } = await stage.test.database.pool.query(
      `select payload from domain_event where kind = 'post.added' and payload ->> 'postId' = $1`,
      [post.id],
    );
    expect(rows).toEqual([
      {
        payload: {
          communityId: stage.communityId,
          threadId,
          postId: post.id,
          authorId: stage.member.id,
          number: 2,
          replyToAuthorId: null,
          mentionedIds: [],
        },
      },
    ]);
  });
});
