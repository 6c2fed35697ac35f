import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import * as contracts from '#libs/contracts';
import { newId } from '#libs/kernel';
import { setStage, type ApiCaller, type Stage } from '#libs/testing';

interface Ids {
  readonly communityId: string;
  readonly threadId: string;
  readonly postId: string;
}

/** Every operation on something of a community, as a stranger would try it. */
const attempts = ({
  communityId,
  threadId,
  postId,
}: Ids): ((as: ApiCaller) => Promise<{ status: number }>)[] => {
  const [community, thread, post] = [{ communityId }, { threadId }, { postId }];
  const events = { query: { after: '0' } };
  return [
    (as) => as(contracts.listThreads, { params: community }),
    (as) => as(contracts.openThread, { params: community, body: { title: 'x', markdown: 'x' } }),
    (as) => as(contracts.markCommunityRead, { params: community }),
    (as) => as(contracts.previewMarkdown, { params: community, body: { markdown: 'x' } }),
    (as) => as(contracts.suggestMentions, { params: community, query: { q: 'a' } }),
    (as) => as(contracts.readThread, { params: thread }),
    (as) => as(contracts.readThreadEvents, { params: thread, ...events }),
    (as) => as(contracts.replyToThread, { params: thread, body: { markdown: 'x' } }),
    (as) => as(contracts.renameThread, { params: thread, body: { title: 'x' } }),
    (as) => as(contracts.setThreadKind, { params: thread, body: { kind: 'question' } }),
    (as) => as(contracts.lockThread, { params: thread }),
    (as) => as(contracts.unlockThread, { params: thread }),
    (as) => as(contracts.pinThread, { params: thread }),
    (as) => as(contracts.unpinThread, { params: thread }),
    (as) => as(contracts.acceptAnswer, { params: thread, body: { postId } }),
    (as) => as(contracts.unacceptAnswer, { params: thread }),
    (as) => as(contracts.moveReadPosition, { params: thread, body: { readThrough: 1 } }),
    (as) =>
      as(contracts.saveDraft, {
        params: { place: `thread:${threadId}` },
        body: { markdown: 'x', revision: 0 },
      }),
    (as) =>
      as(contracts.saveDraft, { params: { place: `post:${postId}` }, body: { markdown: 'x', revision: 0 } }),
    (as) => as(contracts.readPost, { params: post }),
    (as) => as(contracts.readPostSource, { params: post }),
    (as) => as(contracts.editPost, { params: post, body: { markdown: 'x', version: 1 } }),
    (as) => as(contracts.listPostVersions, { params: post }),
    (as) => as(contracts.deletePost, { params: post }),
    (as) => as(contracts.restorePost, { params: post }),
    (as) => as(contracts.addReaction, { params: { postId, kind: 'like' } }),
    (as) => as(contracts.removeReaction, { params: { postId, kind: 'like' } }),
    (as) => as(contracts.listReactions, { params: post }),
  ];
};

describe('strangers to a hidden community', () => {
  let stage: Stage;
  let hidden: Ids;
  beforeAll(async () => {
    stage = await setStage();
    const { id: communityId } = await stage.test.given.community({
      owner: stage.owner,
      visibility: 'hidden',
    });
    const { answer } = await stage.asOwner(contracts.openThread, {
      params: { communityId },
      body: { title: 'Secret', markdown: 'Canary' },
    });
    hidden = { communityId, threadId: answer.thread.id, postId: answer.post.id };
  });
  afterAll(() => stage.test.stop());

  const facts = async (): Promise<unknown> =>
    (
      await stage.test.database.pool.query(
        `select t.seq, t.post_count, t.title, p.version, p.html, p.deleted_at,
          (select count(*) from draft) as drafts, (select count(*) from reaction) as reactions,
          (select count(*) from read_position) as positions, (select count(*) from idempotency_key) as keys
        from thread t join post p on p.thread_id = t.id where t.id = $1`,
        [hidden.threadId],
      )
    ).rows;

  it('API5: get the answer of something that does not exist from every operation, and change nothing', async () => {
    const before = await facts();
    const banned = await stage.test.given.person();
    await stage.test.given.member(hidden.communityId, banned.id);
    await stage.test.database.pool.query(
      `insert into ban (id, community_id, person_id, banned_by, created_at) values ($1, $2, $3, $4, now())`,
      [newId(), hidden.communityId, banned.id, stage.owner.id],
    );
    const callers = [stage.asMember, await stage.as(banned)];
    const missing = { communityId: newId(), threadId: newId(), postId: newId() };
    for (const as of callers) {
      for (const [index, attempt] of attempts(hidden).entries()) {
        const [real, absent] = [await attempt(as), await attempts(missing)[index]?.(as)];
        expect([index, real.status]).toEqual([index, 404]);
        expect(withoutIds(real)).toEqual(withoutIds(absent));
      }
    }
    expect(await facts()).toEqual(before);
  });

  it('API5: leave no trace of it in what they list', async () => {
    const lists = await Promise.all([
      stage.asMember(contracts.readHome),
      stage.asMember(contracts.listMyThreads),
      stage.asMember(contracts.listUnreadCounts),
      stage.asMember(contracts.suggestMentions, {
        params: { communityId: stage.communityId },
        query: { q: 'community' },
      }),
    ]);
    for (const { answer } of lists) {
      expect(JSON.stringify(answer)).not.toContain(hidden.communityId);
      expect(JSON.stringify(answer)).not.toContain(hidden.threadId);
    }
  });
});

const withoutIds = (result: unknown): unknown => {
  const { status, problem } = result as { status: number; problem: Record<string, unknown> };
  return { status, problem: { ...problem, requestId: '' } };
};
