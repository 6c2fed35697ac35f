import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import * as contracts from '#libs/contracts';
import { newId } from '#libs/kernel';
import { apiCaller, eventually, setStage, type ApiCaller, type Stage } from '#libs/testing';

describe('a deleted thread', () => {
  let stage: Stage;
  let asModerator: ApiCaller;
  beforeAll(async () => {
    stage = await setStage();
    const moderator = await stage.test.given.person();
    await stage.test.given.member(stage.communityId, moderator.id, 'moderator');
    asModerator = await stage.as(moderator);
  });
  afterAll(() => stage.test.stop());

  const params = (threadId: string) => ({ params: { threadId } });
  const remove = (caller: ApiCaller, threadId: string) =>
    caller(contracts.deleteThread, { ...params(threadId), body: {} });
  const restore = (caller: ApiCaller, threadId: string) => caller(contracts.restoreThread, params(threadId));
  const read = async (caller: ApiCaller, threadId: string): Promise<number> =>
    (await caller(contracts.readThread, params(threadId))).status;

  it('API5: does not exist, through any door, for those who may not restore it, who keep their drafts', async () => {
    const nobody = apiCaller(stage.test.url);
    const threadId = await stage.open(stage.asOwner, { title: 'Xylophones', markdown: '@ada see this' });
    await stage.asOwner(contracts.pinThread, params(threadId));
    const fileId = newId();
    const { id: postId } = await stage.reply(stage.asOwner, threadId, 'About xylophones');
    await stage.test.database.pool.query(
      `insert into stored_file (id, owner_id, purpose, object_key, file_name, media_type, size, sha256, created_at, post_id)
      values ($1, $2, 'attachment', $3, 'a.pdf', 'application/pdf', 12, '00', now(), $4)`,
      [fileId, stage.owner.id, `files/${fileId}`, postId],
    );
    const place = `thread:${threadId}`;
    await stage.asMember(contracts.saveDraft, {
      params: { place },
      body: { markdown: 'Half a thought', revision: 0 },
    });
    await eventually(async () => {
      const { answer } = await stage.asMember(contracts.listNotifications);
      expect(answer.items.map(({ thread }) => thread?.id)).toContain(threadId);
    });

    const lists = async (): Promise<string> => {
      const answers = await Promise.all([
        stage.asMember(contracts.listThreads, { params: { communityId: stage.communityId } }),
        stage.asMember(contracts.listThreads, {
          params: { communityId: stage.communityId },
          query: { filter: 'deleted' },
        }),
        nobody(contracts.listThreads, { params: { communityId: stage.communityId } }),
        stage.asMember(contracts.listMyThreads),
        stage.asMember(contracts.readHome),
        stage.asMember(contracts.listNotifications),
        stage.asMember(contracts.search, { query: { q: 'xylophones' } }),
        nobody(contracts.search, { query: { q: 'xylophones' } }),
      ]);
      return JSON.stringify(answers.map(({ answer }) => answer));
    };
    const unread = async () =>
      (await stage.asMember(contracts.listUnreadCounts)).answer.communities.find(
        ({ communityId }) => communityId === stage.communityId,
      );
    const doors = (caller: ApiCaller, thread: string, post: string) =>
      Promise.all([
        caller(contracts.readThread, params(thread)),
        caller(contracts.readThreadEvents, { ...params(thread), query: { after: '0' } }),
        caller(contracts.readPost, { params: { postId: post } }),
        caller(contracts.replyToThread, { ...params(thread), body: { markdown: 'Hello' } }),
        caller(contracts.listReactions, { params: { postId: post } }),
        caller(contracts.listPostVersions, { params: { postId: post } }),
        caller(contracts.readSubscription, params(thread)),
        caller(contracts.moveReadPosition, { ...params(thread), body: { readThrough: 1 } }),
        caller(contracts.saveDraft, {
          params: { place: `post:${post}` },
          body: { markdown: 'x', revision: 0 },
        }),
        caller(contracts.makeReport, {
          body: { subjectKind: 'post', subjectId: post, category: 'other', reason: 'Why?' },
        }),
        caller(contracts.deleteThread, { ...params(thread), body: {} }),
        caller(contracts.restoreThread, params(thread)),
      ]);

    expect(await lists()).toContain(threadId);
    const before = await unread();
    await remove(stage.asOwner, threadId);
    const listed = await lists();
    const { drafts, ...home } = (await stage.asMember(contracts.readHome)).answer;
    expect(JSON.stringify(home)).not.toContain(threadId);
    expect(listed).not.toContain('Xylophones');
    expect(listed.replaceAll(`"${place}"`, '')).not.toContain(threadId);
    expect((await unread())?.threads).toBe((before?.threads ?? 0) - 1);
    const real = await doors(stage.asMember, threadId, postId);
    const missing = await doors(stage.asMember, newId(), newId());
    const plain = ({ status, problem }: { status: number; problem: object }) => ({
      status,
      problem: { ...problem, requestId: '' },
    });
    expect(real.map(plain)).toEqual(missing.map(plain));
    expect(await read(nobody, threadId)).toBe(404);
    const file = await fetch(`${stage.test.url}/files/${fileId}`);
    expect(file.status).toBe(404);
    expect(drafts.find((draft) => draft.place === place)).toMatchObject({
      markdown: 'Half a thought',
      thread: null,
    });
    const forStaff = await asModerator(contracts.listThreads, {
      params: { communityId: stage.communityId },
      query: { filter: 'deleted' },
    });
    expect(forStaff.answer.items.map(({ id }) => id)).toContain(threadId);

    await restore(stage.asOwner, threadId);
    expect(await lists()).toContain('Xylophones');
    expect(await unread()).toEqual(before);
  });

  it('takes the unread notifications about it off the count, and tells every device', async () => {
    const told = async () => {
      const { rows } = await stage.test.database.pool.query<{ unread: number }>(
        `select (payload->>'unread')::int as unread from account_event
        where person_id = $1 and kind = 'notification.changed' order by seq desc limit 1`,
        [stage.member.id],
      );
      return rows[0]?.unread;
    };
    await stage.asMember(contracts.readAllNotifications);
    const threadId = await stage.open(stage.asOwner, { markdown: '@ada have a look' });
    await eventually(async () => expect(await told()).toBe(1));
    await remove(stage.asOwner, threadId);
    await eventually(async () => expect(await told()).toBe(0));
    await restore(stage.asOwner, threadId);
    await eventually(async () => expect(await told()).toBe(1));
  });
});
