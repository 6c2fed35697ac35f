import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { roleMay } from '#libs/access';
import * as contracts from '#libs/contracts';
import { eventually, setStage, type ApiCaller, type Stage } from '#libs/testing';

const ROLES = ['owner', 'facilitator', 'moderator', 'member', 'guest'] as const;

describe('deleting a whole thread', () => {
  let stage: Stage;
  let asModerator: ApiCaller;
  beforeAll(async () => {
    stage = await setStage();
    asModerator = await as('moderator');
  });
  afterAll(() => stage.test.stop());

  const as = async (role: (typeof ROLES)[number]): Promise<ApiCaller> => {
    const person = await stage.test.given.person();
    await stage.test.given.member(stage.communityId, person.id, role);
    return stage.as(person);
  };
  const params = (threadId: string) => ({ params: { threadId } });
  const remove = (caller: ApiCaller, threadId: string, reason?: string) =>
    caller(contracts.deleteThread, { ...params(threadId), body: reason === undefined ? {} : { reason } });
  const restore = (caller: ApiCaller, threadId: string) => caller(contracts.restoreThread, params(threadId));
  const read = async (caller: ApiCaller, threadId: string): Promise<number> =>
    (await caller(contracts.readThread, params(threadId))).status;
  const card = async () =>
    (await stage.asNobody(contracts.getCommunity, { params: { community: stage.communityId } })).answer;

  it.each(ROLES)('AD1: as the permission table says, for what others began: %s', async (role) => {
    const caller = await as(role);
    const threadId = await stage.open(stage.asMember);
    const isAllowed = roleMay(role, 'take-down-thread', false);
    expect((await remove(caller, threadId)).status).toBe(isAllowed ? 200 : 403);
    await remove(stage.asOwner, threadId);
    // Whoever may not restore it does not know of it.
    expect((await restore(caller, threadId)).status).toBe(roleMay(role, 'moderate', false) ? 200 : 404);
  });

  it('AD1: is refused to people from outside and asks the unknown to sign in', async () => {
    const stranger = await stage.as(await stage.test.given.person());
    const admin = await stage.as(await stage.test.given.person({ role: 'admin' }));
    const threadId = await stage.open(stage.asMember);
    expect((await remove(stranger, threadId)).status).toBe(403);
    expect((await remove(admin, threadId)).status).toBe(403);
    expect((await remove(stage.asNobody, threadId)).status).toBe(401);
    expect(await read(stage.asNobody, threadId)).toBe(200);
  });

  it('lets authors do so until somebody else has replied, and undo it', async () => {
    const threadId = await stage.open(stage.asMember);
    await stage.reply(stage.asMember, threadId, 'I forgot to say');
    const { answer, status } = await remove(stage.asMember, threadId);
    expect({ status, by: answer.deleted?.by }).toEqual({ status: 200, by: 'author' });
    expect(await read(stage.asMember, threadId)).toBe(200);
    expect((await restore(stage.asMember, threadId)).answer.deleted).toBeNull();
    const { id: postId } = await stage.reply(stage.asOwner, threadId, 'Here is how');
    await stage.asOwner(contracts.deletePost, { params: { postId } });
    expect((await remove(stage.asMember, threadId)).status).toBe(403);
    expect(await read(stage.asNobody, threadId)).toBe(200);
  });

  it('tells each reader truly what they may do', async () => {
    const threadId = await stage.open(stage.asMember);
    const may = async (caller: ApiCaller) => {
      const { answer } = await caller(contracts.readThread, params(threadId));
      return [answer.permissions.canDelete, answer.permissions.canRestore];
    };
    expect([await may(stage.asMember), await may(asModerator), await may(stage.asNobody)]).toEqual([
      [true, false],
      [true, false],
      [false, false],
    ]);
    await stage.reply(asModerator, threadId, 'Me too');
    expect([await may(stage.asMember), await may(asModerator)]).toEqual([
      [false, false],
      [true, false],
    ]);
    await remove(asModerator, threadId);
    expect(await may(asModerator)).toEqual([false, true]);
  });

  it('keeps what moderators deleted from its author, who cannot bring it back', async () => {
    const threadId = await stage.open(stage.asMember);
    await remove(asModerator, threadId);
    expect(await read(stage.asMember, threadId)).toBe(404);
    expect((await restore(stage.asMember, threadId)).status).toBe(404);
    expect((await restore(asModerator, threadId)).status).toBe(200);
    expect(await read(stage.asMember, threadId)).toBe(200);
  });

  it('numbers deletion and restoration like any other event, and says the same twice only once', async () => {
    const threadId = await stage.open(stage.asMember);
    await remove(asModerator, threadId);
    expect((await remove(asModerator, threadId)).status).toBe(200);
    await restore(asModerator, threadId);
    expect((await restore(asModerator, threadId)).status).toBe(200);
    const { answer } = await stage.asNobody(contracts.readThreadEvents, {
      ...params(threadId),
      query: { after: '1' },
    });
    expect(answer.events.map(({ kind, seq }) => [kind, seq])).toEqual([
      ['thread.deleted', 2],
      ['thread.restored', 3],
    ]);
    for (const event of answer.events) contracts.threadFrame.parse(event);
  });

  it('takes no reply, edit, reaction or lock while it lasts, not even from those who see it', async () => {
    const threadId = await stage.open(stage.asMember);
    const { id: postId, version } = await stage.reply(stage.asOwner, threadId, 'Yes');
    await remove(stage.asOwner, threadId);
    const statuses = await Promise.all([
      stage.asOwner(contracts.replyToThread, { ...params(threadId), body: { markdown: 'More' } }),
      stage.asOwner(contracts.editPost, { params: { postId }, body: { markdown: 'No', version } }),
      stage.asOwner(contracts.addReaction, { params: { postId, kind: 'like' } }),
      stage.asOwner(contracts.lockThread, params(threadId)),
    ]);
    expect(statuses.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
    const { answer } = await stage.asOwner(contracts.readThread, params(threadId));
    expect([answer.seq, answer.thread.postCount]).toEqual([3, 2]);
  });

  it('changes what the community counts, and back', async () => {
    const first = await stage.open(stage.asMember);
    const before = await card();
    const threadId = await stage.open(stage.asMember);
    await remove(asModerator, threadId);
    const after = await card();
    expect([after.threadCount, after.lastActivityAt]).toEqual([before.threadCount, before.lastActivityAt]);
    await restore(asModerator, threadId);
    expect((await card()).threadCount).toBe((before.threadCount ?? 0) + 1);
    expect(await read(stage.asNobody, first)).toBe(200);
  });

  it('never lets a reply and its author’s deletion both succeed', async () => {
    const quick = await as('member');
    for (let round = 0; round < 8; round += 1) {
      const threadId = await stage.open(stage.asMember);
      const [reply, deletion] = await Promise.all([
        quick(contracts.replyToThread, { ...params(threadId), body: { markdown: 'Quick' } }),
        remove(stage.asMember, threadId),
      ]);
      const outcome = `${reply.status} ${deletion.status}`;
      expect(['201 403', '404 200']).toContain(outcome);
    }
  });

  it('enters who, and why, in the audit log', async () => {
    const threadId = await stage.open(stage.asMember);
    await remove(asModerator, threadId, 'Names a resident.');
    await restore(asModerator, threadId);
    await eventually(async () => {
      const { rows } = await stage.test.database.pool.query(
        `select action, detail from audit_entry where subject_kind = 'thread' and subject_id = $1 order by seq`,
        [threadId],
      );
      expect(rows).toEqual([
        { action: 'thread.deleted', detail: { reason: 'Names a resident.' } },
        { action: 'thread.restored', detail: {} },
      ]);
    });
  });

  it('leaves a report about it that can be read and decided', async () => {
    const threadId = await stage.open(stage.asMember);
    const { id: subjectId } = await stage.reply(stage.asMember, threadId, 'Buy my watches');
    const body = { subjectKind: 'post' as const, subjectId, category: 'spam' as const, reason: 'Spam.' };
    const { answer: mine } = await asModerator(contracts.makeReport, { body });
    await remove(stage.asOwner, threadId);
    const reported = { params: { reportId: mine.id } };
    const { answer: seen } = await stage.asOwner(contracts.readReport, reported);
    expect(seen.post).toMatchObject({ isDeleted: false, thread: { id: threadId, isDeleted: true } });
    const decided = await stage.asOwner(contracts.decideReport, {
      ...reported,
      body: { outcome: 'upheld', note: 'Gone.', removePost: true },
    });
    expect(decided.answer).toMatchObject({ status: 'upheld', post: { isDeleted: true } });
  });
});
