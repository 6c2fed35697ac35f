import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  addComment,
  beginArticle,
  createStatus,
  decideReport,
  deleteComment,
  deletePublication,
  editComment,
  makeReport,
  publishArticle,
  search,
  setFollow,
  type PublicationAudienceName,
} from '#libs/contracts';
import { setStage, type ApiCaller, type Somebody, type Stage } from '#libs/testing';

describe('search among comments', () => {
  let stage: Stage;
  let author: Somebody;
  let writer: Somebody;
  let follower: Somebody;
  beforeAll(async () => {
    stage = await setStage();
    [author, writer, follower] = [await stage.newcomer(), await stage.newcomer(), await stage.newcomer()];
    for (const { as } of [writer, follower])
      await as(setFollow, { params: { handle: author.person.name }, body: { level: 'all' } });
  });
  afterAll(() => stage.test.stop());

  const say = async (audience: PublicationAudienceName): Promise<string> =>
    (await author.as(createStatus, { body: { markdown: 'Out **tonight**.', audience } })).answer.id;

  const comment = async (publicationId: string, markdown: string, language: 'en' | 'cy' = 'en') =>
    (await writer.as(addComment, { params: { publicationId }, body: { markdown, language } })).answer;

  const found = async (as: ApiCaller, q: string, more: object = {}) =>
    (await as(search, { query: { q, ...more } })).answer.items;

  const idsOf = async (as: ApiCaller, q: string, more: object = {}): Promise<string[]> =>
    (await found(as, q, more)).flatMap((hit) => (hit.kind === 'comment' ? [hit.comment.id] : []));

  it('finds them by their words, beside other things, with what they are on', async () => {
    const params = { publicationId: (await author.as(beginArticle, { body: {} })).answer.id };
    const body = {
      title: 'Frost',
      markdown: 'Cold.',
      language: 'en',
      audience: 'public',
      version: 0,
    } as const;
    await author.as(publishArticle, { params, body });
    const { id } = await comment(params.publicationId, 'We gritted **both** bridges.');
    await stage.open(stage.asMember, { title: 'Roads', markdown: 'Who is gritting the bridge?' });
    const items = await found(stage.asNobody, 'gritting bridge');
    expect(items.map(({ kind }) => kind)).toEqual(['comment', 'post']);
    expect(items[0]).toMatchObject({
      comment: { id, language: 'en' },
      publication: { id: params.publicationId, kind: 'article', title: 'Frost', slug: 'frost' },
      author: { id: writer.person.id },
    });
    const hits = items[0]?.snippet.filter(({ hit }) => hit).map(({ text }) => text);
    expect(hits).toEqual(['gritted', 'bridges']);
    const welsh = await comment(params.publicationId, 'Mae’r tŷ yn oer.', 'cy');
    expect(await idsOf(stage.asNobody, 'ty', { language: 'cy' })).toEqual([welsh.id]);
    expect(await idsOf(stage.asNobody, 'ty', { language: 'en' })).toEqual([]);
    expect(await idsOf(stage.asNobody, 'bridges', { authorId: author.person.id })).toEqual([]);
    expect(await idsOf(stage.asNobody, 'bridges', { authorId: writer.person.id })).toEqual([id]);
    expect(await idsOf(stage.asNobody, 'bridges', { kind: 'comment', order: 'newest' })).toEqual([id]);
    expect(await idsOf(stage.asMember, 'bridges', { communityId: stage.communityId })).toEqual([]);
  });

  it('finds for each reader what they may read, and nothing of it for anybody else', async () => {
    const { id } = await comment(await say('followers'), 'A wombat among followers.');
    const inside = await comment(await say('organisation'), 'A wombat among colleagues.');
    const open = await comment(await say('public'), 'A wombat for everybody.');
    const all = [open.id, inside.id, id].sort();
    const sorted = async (as: ApiCaller): Promise<string[]> => (await idsOf(as, 'wombat')).sort();
    for (const { as } of [author, writer, follower]) expect(await sorted(as)).toEqual(all);
    expect(await sorted(stage.asMember)).toEqual([open.id, inside.id].sort());
    expect(await sorted(stage.asNobody)).toEqual([open.id]);
    const refused = await stage.newcomer();
    await refused.as(setFollow, { params: { handle: author.person.name }, body: { level: 'all' } });
    expect(await sorted(refused.as)).toEqual(all);
    await stage.test.database.sql
      .updateTable('person_follow')
      .set({ state: 'refused' })
      .where('follower_id', '=', refused.person.id)
      .execute();
    expect(await sorted(refused.as)).toEqual([open.id, inside.id].sort());
    const suspend = (at: Date | null) =>
      stage.test.database.sql
        .updateTable('account')
        .set({ suspended_at: at })
        .where('person_id', '=', author.person.id)
        .execute();
    await suspend(new Date());
    expect(await sorted(follower.as)).toEqual([]);
    await suspend(null);
  });

  it('finds the words of now, and none that were deleted or taken down', async () => {
    const publicationId = await say('public');
    const [own, reported, gone] = [
      await comment(publicationId, 'An axolotl of mine.'),
      await comment(publicationId, 'An axolotl, reported.'),
      await comment(await say('public'), 'An axolotl under what goes.'),
    ];
    const at = (commentId: string) => ({ params: { publicationId, commentId } });
    await writer.as(editComment, { ...at(own.id), body: { markdown: 'A pangolin of mine.', version: 1 } });
    expect((await idsOf(stage.asNobody, 'axolotl')).sort()).toEqual([reported.id, gone.id].sort());
    expect(await idsOf(stage.asNobody, 'pangolin')).toEqual([own.id]);
    await writer.as(deleteComment, at(own.id));
    expect(await idsOf(stage.asNobody, 'pangolin')).toEqual([]);
    const wrong = {
      subjectKind: 'comment',
      subjectId: reported.id,
      category: 'personal-data',
      reason: 'Names a resident.',
    } as const;
    const { answer: report } = await stage.asMember(makeReport, { body: wrong });
    const asModerator = await stage.as(await stage.test.given.person({ role: 'moderator' }));
    await asModerator(decideReport, {
      params: { reportId: report.id },
      body: { outcome: 'upheld', note: '', removePost: true },
    });
    expect(await idsOf(stage.asNobody, 'axolotl')).toEqual([gone.id]);
    await author.as(deletePublication, { params: { publicationId } });
  });
});
