import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  acceptAnswer,
  addReaction,
  deletePost,
  listMyThreads,
  listThreads,
  lockThread,
  openThread,
  pinThread,
  readThread,
  readThreadEvents,
  renameThread,
  replyToThread,
  setThreadKind,
  unlockThread,
} from '#libs/contracts';
import { setStage, type Stage } from '#libs/testing';

describe('threads', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage();
  });
  afterAll(() => stage.test.stop());

  const params = (threadId: string) => ({ params: { threadId } });
  const reply = (as: Stage['asOwner'], threadId: string) =>
    as(replyToThread, { ...params(threadId), body: { markdown: 'Me too' } });

  it('takes no reply or reaction once locked, except from those who moderate', async () => {
    const threadId = await stage.open(stage.asMember);
    const { answer: post } = await reply(stage.asMember, threadId);
    expect(await stage.asMember(lockThread, params(threadId))).toMatchObject({ status: 403 });
    const locked = await stage.asOwner(lockThread, params(threadId));
    expect(locked.answer.lockedAt).not.toBeNull();
    expect(await reply(stage.asMember, threadId)).toMatchObject({
      status: 409,
      problem: { code: 'thread.locked' },
    });
    const like = { params: { postId: post.id, kind: 'like' as const } };
    expect((await stage.asMember(addReaction, like)).status).toBeGreaterThanOrEqual(400);
    expect(await reply(stage.asOwner, threadId)).toMatchObject({ status: 201 });
    await stage.asOwner(unlockThread, params(threadId));
    expect(await reply(stage.asMember, threadId)).toMatchObject({ status: 201 });
  });

  it('says the same twice without telling anybody twice', async () => {
    const threadId = await stage.open(stage.asMember);
    await stage.asOwner(lockThread, params(threadId));
    await stage.asOwner(lockThread, params(threadId));
    const { answer } = await stage.asNobody(readThreadEvents, { ...params(threadId), query: { after: '1' } });
    expect(answer.events.map(({ kind, seq }) => [kind, seq])).toEqual([['thread.changed', 2]]);
  });

  it('puts pinned threads on top of the first page only', async () => {
    const threadId = await stage.open(stage.asMember, { title: 'Welcome' });
    await Promise.all([1, 2, 3].map(() => stage.open(stage.asOwner)));
    await stage.asOwner(pinThread, params(threadId));
    const list = { params: { communityId: stage.communityId } };
    const { answer } = await stage.asNobody(listThreads, { ...list, query: { limit: '2' } });
    expect(answer.pinned.map(({ title }) => title)).toEqual(['Welcome']);
    expect(answer.items.map(({ id }) => id)).not.toContain(threadId);
    const next = await stage.asNobody(listThreads, { ...list, query: { limit: '2', cursor: answer.next } });
    expect(next.answer.pinned).toEqual([]);
  });

  it('can be renamed by whoever opened it and by moderators', async () => {
    const threadId = await stage.open(stage.asMember);
    const other = await stage.as(await stage.test.given.person());
    const call = { ...params(threadId), body: { title: 'Tyllau yn y ffordd' } };
    expect(await other(renameThread, call)).toMatchObject({ status: 403 });
    expect(await stage.asMember(renameThread, call)).toMatchObject({
      status: 200,
      answer: { title: 'Tyllau yn y ffordd', slug: 'tyllau-yn-y-ffordd' },
    });
  });

  it('has an accepted answer only while it is a question and the answer stands', async () => {
    const threadId = await stage.open(stage.asMember);
    const { answer: post } = await reply(stage.asOwner, threadId);
    const call = { ...params(threadId), body: { postId: post.id } };
    expect(await stage.asMember(acceptAnswer, call)).toMatchObject({
      status: 409,
      problem: { code: 'thread.not-a-question' },
    });
    await stage.asMember(setThreadKind, { ...params(threadId), body: { kind: 'question' } });
    const unanswered = { query: { filter: 'unanswered' } } as const;
    expect((await stage.asMember(listMyThreads, unanswered)).answer.items[0]).toMatchObject({ id: threadId });
    expect(await stage.asMember(acceptAnswer, call)).toMatchObject({ answer: { acceptedPostId: post.id } });
    expect((await stage.asMember(listMyThreads, unanswered)).answer.items).toEqual([]);
    const page = await stage.asNobody(readThread, { ...params(threadId), query: { limit: '1' } });
    expect(page.answer.acceptedPost).toMatchObject({ id: post.id, number: 2 });
    await stage.asOwner(deletePost, { params: { postId: post.id } });
    expect((await stage.asNobody(readThread, params(threadId))).answer.thread.acceptedPostId).toBeNull();
  });

  it('lists every thread once, in the order of activity, over pages of any size', async () => {
    const { id: communityId } = await stage.test.given.community({
      owner: stage.owner,
      visibility: 'public',
    });
    const opened: string[] = [];
    const elsewhere = { ...stage, communityId };
    for (let count = 0; count < 7; count += 1) opened.push(await openIn(elsewhere, `Thread ${count}`));
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { answer } = await stage.asNobody(listThreads, {
        params: { communityId },
        query: { limit: '3', ...(cursor === undefined ? {} : { cursor }) },
      });
      seen.push(...answer.items.map(({ id }) => id));
      cursor = answer.next;
    } while (cursor !== undefined);
    expect(seen).toEqual(opened.toReversed());
  });

  it('API9: refuses page sizes outside 1 to 100', async () => {
    for (const limit of ['1e9', '-1', '0', 'NaN', '1;2', '101', '']) {
      const { status } = await stage.asMember(listMyThreads, { query: { limit } });
      expect([limit, status]).toEqual([limit, 400]);
    }
  });

  it('API9: refuses a cursor that was edited, cut, of another list or of another person', async () => {
    await Promise.all([1, 2, 3].map(() => stage.open(stage.asMember)));
    const { answer } = await stage.asMember(listMyThreads, { query: { limit: '1' } });
    const cursor = answer.next ?? '';
    const edited = `${cursor.startsWith('A') ? 'B' : 'A'}${cursor.slice(1)}`;
    const attempts = [
      stage.asMember(listMyThreads, { query: { limit: '1', cursor: edited } }),
      stage.asMember(listMyThreads, { query: { limit: '1', cursor: cursor.slice(0, -4) } }),
      stage.asMember(listMyThreads, { query: { limit: '1', filter: 'unread', cursor } }),
      stage.asOwner(listMyThreads, { query: { limit: '1', cursor } }),
      stage.asMember(listThreads, { params: { communityId: stage.communityId }, query: { cursor } }),
    ];
    for (const { status, problem } of await Promise.all(attempts)) {
      expect([status, problem.code]).toEqual([400, 'cursor.invalid']);
    }
    expect(await stage.asMember(listMyThreads, { query: { limit: '1', cursor } })).toMatchObject({
      status: 200,
    });
  });
});

const openIn = (stage: Stage & { communityId: string }, title: string): Promise<string> =>
  stage
    .asOwner(openThread, {
      params: { communityId: stage.communityId },
      body: { title, markdown: 'Hello' },
    })
    .then(({ answer }) => answer.thread.id);
