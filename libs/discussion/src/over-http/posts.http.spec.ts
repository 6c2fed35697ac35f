import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  addReaction,
  deletePost,
  editPost,
  listPostVersions,
  listReactions,
  readPost,
  readPostSource,
  readThread,
  readThreadEvents,
  removeReaction,
  replyToThread,
  restorePost,
} from '#libs/contracts';
import { setStage, type ApiCaller, type Stage } from '#libs/testing';

describe('posts', () => {
  let stage: Stage;
  let asGuest: ApiCaller;
  let asOther: ApiCaller;
  beforeAll(async () => {
    stage = await setStage();
    const [guest, other] = [await stage.test.given.person(), await stage.test.given.person()];
    await stage.test.given.member(stage.communityId, guest.id, 'guest');
    await stage.test.given.member(stage.communityId, other.id);
    [asGuest, asOther] = [await stage.as(guest), await stage.as(other)];
  });
  afterAll(() => stage.test.stop());

  const written = async (markdown = 'First wording'): Promise<{ threadId: string; postId: string }> => {
    const threadId = await stage.open(stage.asOwner);
    return { threadId, postId: (await stage.reply(stage.asMember, threadId, markdown)).id };
  };
  const edit = (as: ApiCaller, postId: string, markdown: string, version = 1) =>
    as(editPost, { params: { postId }, body: { markdown, version } });

  it('shows new words to everybody and earlier ones to members only', async () => {
    const { postId } = await written();
    expect(await edit(stage.asMember, postId, 'Second *wording*')).toMatchObject({
      status: 200,
      answer: { version: 2, html: '<p>Second <em>wording</em></p>', permissions: { canSeeHistory: true } },
    });
    const history = await asOther(listPostVersions, { params: { postId } });
    expect(
      history.answer.items.map(({ version, markdown, isCurrent }) => [version, markdown, isCurrent]),
    ).toEqual([
      [2, 'Second *wording*', true],
      [1, 'First wording', false],
    ]);
    expect(await asGuest(listPostVersions, { params: { postId } })).toMatchObject({ status: 403 });
    expect(await stage.asNobody(listPostVersions, { params: { postId } })).toMatchObject({ status: 401 });
    expect((await stage.asNobody(readPost, { params: { postId } })).answer.editedAt).not.toBeNull();
  });

  it('goes through all wordings page by page', async () => {
    const { postId } = await written();
    for (let version = 1; version <= 4; version += 1)
      await edit(stage.asMember, postId, `v${version + 1}`, version);
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const query = { limit: '2', ...(cursor === undefined ? {} : { cursor }) };
      const { answer } = await asOther(listPostVersions, { params: { postId }, query });
      seen.push(...answer.items.map(({ version }) => version));
      cursor = answer.next;
    } while (cursor !== undefined);
    expect(seen).toEqual([5, 4, 3, 2, 1]);
  });

  it('refuses an edit of a version that is no longer the latest, and writes nothing', async () => {
    const { postId } = await written();
    const [one, two] = await Promise.all([
      edit(stage.asMember, postId, 'from one device'),
      edit(stage.asMember, postId, 'from another'),
    ]);
    expect(new Set([one.status, two.status])).toEqual(new Set([200, 409]));
    const { answer } = await stage.asMember(readPostSource, { params: { postId } });
    expect(answer).toMatchObject({
      version: 2,
      markdown: one.status === 200 ? 'from one device' : 'from another',
    });
  });

  it('lets nobody but the author edit', async () => {
    const { postId } = await written();
    for (const as of [stage.asOwner, asOther, asGuest]) {
      expect(await edit(as, postId, 'not mine')).toMatchObject({ status: 403 });
      expect(await as(readPostSource, { params: { postId } })).toMatchObject({ status: 403 });
    }
  });

  it('keeps the place of a deleted post, and its words for those who moderate', async () => {
    const { threadId, postId } = await written('Secret words');
    expect(await stage.asOwner(deletePost, { params: { postId } })).toMatchObject({
      status: 200,
      answer: { deleted: { by: 'moderator' }, permissions: { canRestore: true, canEdit: false } },
    });
    const postsFor = async (as: ApiCaller) =>
      (await as(readThread, { params: { threadId } })).answer.posts[1];
    expect(await postsFor(stage.asNobody)).toMatchObject({
      number: 2,
      html: '',
      attachments: [],
      reactions: [],
    });
    expect(await postsFor(asOther)).toMatchObject({ html: '' });
    expect(await postsFor(stage.asOwner)).toMatchObject({ html: '<p>Secret words</p>' });
    const { answer } = await stage.asNobody(readThreadEvents, {
      params: { threadId },
      query: { after: '0' },
    });
    expect(JSON.stringify(answer)).not.toContain('Secret words');
    expect(await edit(stage.asMember, postId, 'again')).toMatchObject({ status: 409 });
  });

  it('lets the author restore what they deleted themselves, and only moderators the rest', async () => {
    const { postId } = await written();
    await stage.asMember(deletePost, { params: { postId } });
    expect(await asOther(restorePost, { params: { postId } })).toMatchObject({ status: 403 });
    expect(await stage.asMember(restorePost, { params: { postId } })).toMatchObject({
      status: 200,
      answer: { deleted: null, html: '<p>First wording</p>' },
    });
    await stage.asOwner(deletePost, { params: { postId } });
    expect(await stage.asMember(restorePost, { params: { postId } })).toMatchObject({ status: 403 });
    expect(await stage.asOwner(restorePost, { params: { postId } })).toMatchObject({ status: 200 });
  });

  it('answers a deletion that was sent twice the same, and records it once', async () => {
    const { postId } = await written();
    const both = await Promise.all([1, 2].map(() => stage.asMember(deletePost, { params: { postId } })));
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    const { rows } = await stage.test.database.pool.query(
      `select 1 from domain_event where kind = 'post.deleted' and payload ->> 'postId' = $1`,
      [postId],
    );
    expect(rows).toHaveLength(1);
  });

  it('counts each reaction once, whoever repeats it', async () => {
    const { threadId, postId } = await written();
    const like = { params: { postId, kind: 'like' as const } };
    await Promise.all([stage.asOwner, stage.asOwner, asOther, asGuest].map((as) => as(addReaction, like)));
    const seen = await stage.asOwner(readPost, { params: { postId } });
    expect(seen.answer.reactions).toEqual([{ kind: 'like', count: 3, mine: true }]);
    await stage.asOwner(removeReaction, like);
    const { answer } = await stage.asOwner(removeReaction, like);
    expect(answer.reactions).toEqual([{ kind: 'like', count: 2, mine: false }]);
    const who = await stage.asOwner(listReactions, { params: { postId }, query: { limit: '1' } });
    expect(who.answer.items).toHaveLength(1);
    expect(who.answer.next).toBeDefined();
    const { answer: events } = await stage.asNobody(readThreadEvents, {
      params: { threadId },
      query: { after: '2' },
    });
    expect(events.events.map(({ kind }) => kind)).toEqual(
      Array.from({ length: 4 }, () => 'reactions.changed'),
    );
  });

  it('refuses reactions of people outside the community', async () => {
    const { postId } = await written();
    const stranger = await stage.as(await stage.test.given.person());
    const like = { params: { postId, kind: 'like' as const } };
    expect(await stranger(addReaction, like)).toMatchObject({ status: 403 });
    expect(await stage.asNobody(addReaction, like)).toMatchObject({ status: 401 });
  });

  it('says which post a reply answers, and refuses one of another thread', async () => {
    const { threadId, postId } = await written();
    const { answer } = await asOther(replyToThread, {
      params: { threadId },
      body: { markdown: 'To you', replyToId: postId },
    });
    expect(answer.replyTo).toMatchObject({ postId, number: 2, author: { displayName: 'Ada Lovett' } });
    const elsewhere = await stage.open(stage.asOwner);
    expect(
      await asOther(replyToThread, {
        params: { threadId: elsewhere },
        body: { markdown: 'x', replyToId: postId },
      }),
    ).toMatchObject({ status: 400, problem: { fields: [{ path: 'replyToId' }] } });
  });
});
