import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  archiveCommunity,
  banFromCommunity,
  deletePost,
  editPost,
  listPostVersions,
  lockThread,
  makeWiki,
  readPost,
  readPostSource,
  readThread,
  readThreadEvents,
  unmakeWiki,
} from '#libs/contracts';
import { setStage, type ApiCaller, type GivenPerson, type Stage } from '#libs/testing';

describe('posts that members edit together', () => {
  let stage: Stage;
  let other: GivenPerson;
  let asOther: ApiCaller;
  let asGuest: ApiCaller;
  beforeAll(async () => {
    stage = await setStage();
    other = await stage.test.given.person({ name: 'owain', displayName: 'Owain Other' });
    const guest = await stage.test.given.person();
    await stage.test.given.member(stage.communityId, other.id);
    await stage.test.given.member(stage.communityId, guest.id, 'guest');
    [asOther, asGuest] = [await stage.as(other), await stage.as(guest)];
  });
  afterAll(() => stage.test.stop());

  const written = async (markdown = 'First words'): Promise<{ threadId: string; postId: string }> => {
    const threadId = await stage.open(stage.asOwner);
    return { threadId, postId: (await stage.reply(stage.asMember, threadId, markdown)).id };
  };
  const wiki = async (): Promise<{ threadId: string; postId: string }> => {
    const { threadId, postId } = await written();
    await stage.asMember(makeWiki, { params: { postId } });
    return { threadId, postId };
  };
  const edit = (as: ApiCaller, postId: string, markdown: string, version = 1) =>
    as(editPost, { params: { postId }, body: { markdown, version } });

  it('are made by their author, or by those who look after the community, and by nobody else', async () => {
    const { postId } = await written();
    for (const as of [asOther, asGuest]) {
      expect(await as(makeWiki, { params: { postId } })).toMatchObject({ status: 403 });
    }
    expect(await stage.asNobody(makeWiki, { params: { postId } })).toMatchObject({ status: 401 });
    expect(await stage.asMember(makeWiki, { params: { postId } })).toMatchObject({
      status: 200,
      answer: { isWiki: true, version: 1, permissions: { canEdit: true, canSetWiki: true } },
    });
    expect(await stage.asOwner(unmakeWiki, { params: { postId } })).toMatchObject({
      answer: { isWiki: false, permissions: { canEdit: false, canSetWiki: true } },
    });
  });

  it('are changed by everybody who may reply, and say who did so last; the author stays', async () => {
    const { postId } = await wiki();
    expect(await edit(asOther, postId, 'Second words')).toMatchObject({
      status: 200,
      answer: { version: 2, author: { name: 'ada' }, editedBy: { name: 'owain' } },
    });
    expect(await edit(asGuest, postId, 'Third words', 2)).toMatchObject({ status: 200 });
    expect(await edit(stage.asMember, postId, 'Fourth words', 3)).toMatchObject({
      answer: { editedBy: { name: 'ada' } },
    });
    const stranger = await stage.newcomer();
    expect(await edit(stranger.as, postId, 'Not a member', 4)).toMatchObject({ status: 403 });
    expect(await stranger.as(readPostSource, { params: { postId } })).toMatchObject({ status: 403 });
    const { answer } = await asOther(listPostVersions, { params: { postId } });
    expect(answer.items.map(({ version, writtenBy }) => [version, writtenBy?.name])).toEqual([
      [4, 'ada'],
      [3, expect.not.stringMatching('ada')],
      [2, 'owain'],
      [1, 'ada'],
    ]);
  });

  it('keep the words of whoever saved first; the other is refused and finds both', async () => {
    const { postId } = await wiki();
    const [one, two] = await Promise.all([
      edit(stage.asMember, postId, 'by the author'),
      edit(asOther, postId, 'by another'),
    ]);
    expect(new Set([one.status, two.status])).toEqual(new Set([200, 409]));
    const late = one.status === 409 ? stage.asMember : asOther;
    const { answer } = await late(readPostSource, { params: { postId } });
    expect(answer.version).toBe(2);
    expect(await edit(late, postId, `${answer.markdown}\n\nboth`, answer.version)).toMatchObject({
      status: 200,
      answer: { version: 3 },
    });
  });

  it('are their author’s alone again once they are no wiki any more', async () => {
    const { postId } = await wiki();
    await edit(asOther, postId, 'Second words');
    await stage.asMember(unmakeWiki, { params: { postId } });
    expect(await edit(asOther, postId, 'Third words', 2)).toMatchObject({ status: 403 });
    expect(await stage.asNobody(readPost, { params: { postId } })).toMatchObject({
      answer: { html: '<p>Second words</p>', isWiki: false, editedBy: { name: 'owain' } },
    });
  });

  it('are closed with their thread, but for those who moderate', async () => {
    const { threadId, postId } = await wiki();
    await stage.asOwner(lockThread, { params: { threadId } });
    for (const as of [asOther, stage.asMember]) {
      expect(await edit(as, postId, 'Too late')).toMatchObject({ status: 403 });
      expect(await as(unmakeWiki, { params: { postId } })).toMatchObject({ status: 403 });
    }
    expect(await edit(stage.asOwner, postId, 'The last word')).toMatchObject({ status: 200 });
  });

  it('are gone for their editors when they are deleted', async () => {
    const { postId } = await wiki();
    await stage.asMember(deletePost, { params: { postId } });
    expect(await edit(asOther, postId, 'Again')).toMatchObject({ status: 409 });
    expect(await asOther(readPostSource, { params: { postId } })).toMatchObject({ status: 403 });
    expect(await stage.asOwner(makeWiki, { params: { postId } })).toMatchObject({ status: 409 });
  });

  it('tell open browsers, and show each reader what they may do', async () => {
    const { threadId, postId } = await written();
    const params = { threadId };
    const { seq } = (await asOther(readThread, { params })).answer;
    await stage.asMember(makeWiki, { params: { postId } });
    await stage.asMember(makeWiki, { params: { postId } });
    await edit(asOther, postId, 'Second words');
    const { answer } = await asOther(readThreadEvents, { params, query: { after: String(seq) } });
    expect(answer.events).toMatchObject([
      { kind: 'post.edited', payload: { post: { isWiki: true } } },
      {
        kind: 'post.edited',
        payload: { post: { html: '<p>Second words</p>', editedBy: { name: 'owain' } } },
      },
    ]);
    const seen = async (as: ApiCaller) => (await as(readThread, { params })).answer;
    expect((await seen(asOther)).posts[1]?.permissions).toMatchObject({ canEdit: true, canSetWiki: false });
    expect(await seen(stage.asNobody)).toMatchObject({ permissions: { canEditWikis: false } });
    expect((await seen(stage.asNobody)).posts[1]?.permissions.canEdit).toBe(false);
  });

  it('tell somebody whom an edit names once, whoever edits after', async () => {
    const { postId } = await wiki();
    await edit(asOther, postId, 'Ask @ada');
    await edit(asGuest, postId, 'Ask @ada soon', 2);
    const { rows } = await stage.test.database.pool.query<{ by: string; named: string[] }>(
      `select payload ->> 'by' as by, payload -> 'mentionedIds' as named from domain_event
        where kind = 'post.edited' and payload ->> 'postId' = $1 order by id`,
      [postId],
    );
    expect(rows.map(({ named }) => named)).toEqual([[stage.member.id], []]);
    expect(rows[0]?.by).toBe(other.id);
  });

  it('are not changed by who is banned, nor by anybody once the community is archived', async () => {
    const { postId } = await wiki();
    const { name } = await stage.test.database.sql
      .selectFrom('community')
      .select('name')
      .where('id', '=', stage.communityId)
      .executeTakeFirstOrThrow();
    const banned = await stage.test.given.person();
    await stage.test.given.member(stage.communityId, banned.id);
    await stage.asOwner(banFromCommunity, {
      params: { community: name },
      body: { personId: banned.id, reason: 'Rude', endsAt: null },
    });
    expect(await edit(await stage.as(banned), postId, 'Not me')).toMatchObject({ status: 403 });
    await stage.asOwner(archiveCommunity, { params: { community: name } });
    for (const as of [stage.asOwner, stage.asMember, asOther]) {
      expect((await edit(as, postId, 'Too late')).status).toBeGreaterThanOrEqual(403);
    }
  });
});
