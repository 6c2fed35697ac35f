import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';

import {
  addComment,
  beginArticle,
  closeAccount,
  createStatus,
  deleteComment,
  editComment,
  deletePublication,
  endFollow,
  listComments,
  listMyArticles,
  listNews,
  listNotifications,
  listPublications,
  listPublicationVersions,
  publishArticle,
  reactToPublication,
  readDraft,
  readPerson,
  readPublication,
  saveDraft,
  setFollow,
  unscheduleArticle,
  type PublicationAudienceName,
  type PublicationView,
} from '#libs/contracts';
import { IdentityKit } from '#libs/identity';
import { eventually, setStage, type ApiCaller, type Somebody, type Stage } from '#libs/testing';

const PASSWORD = 'kettle-harbour-violet';
const words = { title: 'Frost', markdown: 'Twice **out** tonight.', language: 'en' } as const;

describe('what people publish on their own pages', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage();
  });
  afterAll(() => stage.test.stop());

  const say = async (as: ApiCaller, audience?: PublicationAudienceName): Promise<PublicationView> =>
    (await as(createStatus, { body: { markdown: 'Out tonight.', ...(audience && { audience }) } })).answer;

  const begin = async ({ as }: Somebody): Promise<{ publicationId: string }> => ({
    publicationId: (await as(beginArticle, { body: {} })).answer.id,
  });

  const publish = async (author: Somebody, audience: PublicationAudienceName = 'organisation') => {
    const params = await begin(author);
    const body = { ...words, audience, version: 0 };
    return (await author.as(publishArticle, { params, body })).answer;
  };

  const follow = async (follower: Somebody, followed: Somebody): Promise<void> => {
    const params = { handle: followed.person.name };
    await follower.as(setFollow, { params, body: { level: 'all' } });
  };

  const statusesOf = async (as: ApiCaller, { person }: Somebody): Promise<string[]> => {
    const asked = { params: { handle: person.name }, query: { kind: 'status' } } as const;
    return (await as(listPublications, asked)).answer.items.map(({ id }) => id);
  };

  const news = async ({ as }: Somebody): Promise<string[]> =>
    (await as(listNews)).answer.items.map(({ id }) => id);

  describe('a status', () => {
    it('is for those who follow its author, unless more was chosen, and for nobody after that ends', async () => {
      const [author, follower, colleague] = [
        await stage.newcomer(),
        await stage.newcomer(),
        await stage.newcomer(),
      ];
      await follow(follower, author);
      const { id, audience } = await say(author.as);
      expect(audience).toBe('followers');
      expect(await statusesOf(follower.as, author)).toEqual([id]);
      expect(await news(follower)).toEqual([id]);
      expect(await news(author)).toEqual([id]);
      expect(await statusesOf(colleague.as, author)).toEqual([]);
      const params = { publicationId: id };
      expect((await colleague.as(readPublication, { params })).status).toBe(404);
      await follower.as(endFollow, { params: { handle: author.person.name } });
      expect((await follower.as(readPublication, { params })).status).toBe(404);
      expect(await news(follower)).toEqual([]);
    });

    it('for the organisation is read with an account, and one for everybody also without', async () => {
      const [author, colleague] = [await stage.newcomer(), await stage.newcomer()];
      const inside = await say(author.as, 'organisation');
      expect((await stage.asNobody(readPerson, { params: { handle: author.person.name } })).status).toBe(404);
      const open = await say(author.as, 'public');
      expect(await statusesOf(colleague.as, author)).toEqual([open.id, inside.id]);
      expect(await statusesOf(stage.asNobody, author)).toEqual([open.id]);
      expect((await stage.asNobody(readPerson, { params: { handle: author.person.name } })).status).toBe(200);
    });

    it('is at most 500 characters, and stored once however often it is sent', async () => {
      const author = await stage.newcomer();
      const long = await author.as(createStatus, { body: { markdown: 'a'.repeat(501) } });
      expect(long.status).toBe(400);
      const once = { body: { markdown: 'Out.' }, key: 'the-same-status-twice' };
      const [first, second] = [await author.as(createStatus, once), await author.as(createStatus, once)];
      expect(second.answer.id).toBe(first.answer.id);
      expect(await statusesOf(author.as, author)).toHaveLength(1);
    });

    it('makes links and emphasis of Markdown, and nothing that runs', async () => {
      const author = await stage.newcomer();
      const body = { markdown: '**Out** <script>alert(1)</script> [x](javascript:alert(1))' };
      const { html } = (await author.as(createStatus, { body })).answer;
      expect(html).toContain('<strong>Out</strong>');
      expect(html).not.toContain('<script');
      expect(html).not.toContain('href="javascript');
    });

    it('goes with its author, who was suspended, and comes back with them', async () => {
      const author = await stage.newcomer();
      const { id } = await say(author.as, 'public');
      const suspend = (at: Date | null) =>
        stage.test.database.sql
          .updateTable('account')
          .set({ suspended_at: at })
          .where('person_id', '=', author.person.id)
          .execute();
      const status = async (): Promise<number> =>
        (await stage.asMember(readPublication, { params: { publicationId: id } })).status;
      await suspend(new Date());
      expect(await status()).toBe(404);
      await suspend(null);
      expect(await status()).toBe(200);
    });
  });

  describe('an article', () => {
    it('is kept as a draft that nobody else sees, until it is published', async () => {
      const author = await stage.newcomer();
      const params = await begin(author);
      const place = `publication:${params.publicationId}`;
      const kept = { title: 'Fr', markdown: 'Tw', revision: 0 };
      expect((await author.as(saveDraft, { params: { place }, body: kept })).status).toBe(200);
      expect((await stage.asMember(saveDraft, { params: { place }, body: kept })).status).toBe(404);
      expect((await stage.asMember(readPublication, { params })).status).toBe(404);
      expect((await author.as(listMyArticles)).answer.items).toHaveLength(1);
      const body = { ...words, audience: 'organisation', version: 0 } as const;
      expect((await stage.asMember(publishArticle, { params, body })).status).toBe(404);
      const { answer } = await author.as(publishArticle, { params, body });
      expect(answer).toMatchObject({ title: 'Frost', slug: 'frost', version: 1 });
      expect((await author.as(readDraft, { params: { place } })).answer.draft).toBeNull();
      expect((await author.as(listMyArticles)).answer.items).toEqual([]);
      expect((await stage.asMember(readPublication, { params })).answer.markdown).toBeNull();
    });

    it('keeps its earlier wordings for its author and for moderators', async () => {
      const author = await stage.newcomer();
      const { id } = await publish(author, 'public');
      const params = { publicationId: id };
      const again = { ...words, title: 'Hard frost', audience: 'public', version: 1 } as const;
      expect((await author.as(publishArticle, { params, body: again })).answer.editedAt).not.toBeNull();
      const late = await author.as(publishArticle, { params, body: again });
      expect(late.problem.code).toBe('publication.changed');
      const { items } = (await author.as(listPublicationVersions, { params })).answer;
      expect(items.map(({ title }) => title)).toEqual(['Hard frost', 'Frost']);
      expect((await stage.asMember(listPublicationVersions, { params })).problem.code).toBe('not-allowed');
      const asModerator = await stage.as(await stage.test.given.person({ role: 'moderator' }));
      expect((await asModerator(listPublicationVersions, { params })).status).toBe(200);
    });

    it('waits for its time, is published once, and may be kept back until then', async () => {
      const author = await stage.newcomer();
      const { sql: db } = stage.test.database;
      const soon = (): string => new Date(Date.now() + 700).toISOString();
      const [params, kept] = [await begin(author), await begin(author)];
      const body = { ...words, audience: 'organisation', version: 0 } as const;
      const waiting = await author.as(publishArticle, { params, body: { ...body, scheduledFor: soon() } });
      expect(waiting.answer).toMatchObject({ publishedAt: null });
      expect((await stage.asMember(readPublication, { params })).status).toBe(404);
      await author.as(publishArticle, { params: kept, body: { ...body, scheduledFor: soon() } });
      await author.as(unscheduleArticle, { params: kept });
      await eventually(async () =>
        expect((await stage.asMember(readPublication, { params })).answer.version).toBe(1),
      );
      // Both jobs are done by then, each of which would publish again what it finds due.
      await eventually(async () => {
        const { rows } = await sql<{ left: number }>`select count(*)::integer as left from pgboss.job
          where name = 'publishing.publish-on-time' and state <> 'completed'`.execute(db);
        expect(rows[0]?.left).toBe(0);
      });
      expect((await author.as(listPublicationVersions, { params })).answer.items).toHaveLength(1);
      expect((await author.as(readPublication, { params: kept })).answer.publishedAt).toBeNull();
      const past = { ...body, scheduledFor: '2020-01-01T00:00:00Z' };
      const refused = await author.as(publishArticle, { params: kept, body: past });
      expect(refused.problem.code).toBe('publication.time-wrong');
    });
  });

  describe('what is said to it', () => {
    it('is for whoever reads it, in order, and can be taken back', async () => {
      const [author, reader] = [await stage.newcomer(), await stage.newcomer()];
      const params = { publicationId: (await publish(author)).id };
      for (const markdown of ['One', 'Two']) await reader.as(addComment, { params, body: { markdown } });
      const list = async (as: ApiCaller) => (await as(listComments, { params })).answer.items;
      const [first, second] = await list(author.as);
      expect([first?.number, second?.number]).toEqual([1, 2]);
      expect((await stage.asNobody(listComments, { params })).status).toBe(404);
      const of = (id = '') => ({ params: { ...params, commentId: id } });
      expect((await stage.asMember(deleteComment, of(first?.id))).problem.code).toBe('not-allowed');
      expect((await author.as(deleteComment, of(first?.id))).status).toBe(204);
      expect((await reader.as(deleteComment, of(second?.id))).status).toBe(204);
      expect((await list(reader.as)).map(({ isDeleted, html }) => ({ isDeleted, html }))).toEqual([
        { isDeleted: true, html: '' },
        { isDeleted: true, html: '' },
      ]);
      expect((await author.as(readPublication, { params })).answer.commentCount).toBe(0);
    });

    it('is changed by who wrote it alone, once for each wording, and says that it was', async () => {
      const [author, reader] = [await stage.newcomer(), await stage.newcomer()];
      const params = { publicationId: (await publish(author)).id };
      const { answer } = await reader.as(addComment, { params, body: { markdown: 'Wunce' } });
      expect(answer).toMatchObject({ version: 1, editedAt: null, canEdit: true, markdown: 'Wunce' });
      const change = (as: ApiCaller, markdown: string, version: number) =>
        as(editComment, { params: { ...params, commentId: answer.id }, body: { markdown, version } });
      expect((await change(author.as, 'Mine', 1)).problem.code).toBe('not-allowed');
      expect((await change(stage.asNobody, 'Mine', 1)).status).toBe(401);
      const edited = await change(reader.as, '**Once**', 1);
      expect(edited.answer).toMatchObject({ version: 2, html: '<p><strong>Once</strong></p>' });
      expect(edited.answer.editedAt).not.toBeNull();
      expect((await change(reader.as, 'Late', 1)).problem.code).toBe('publication.changed');
      const [seen] = (await author.as(listComments, { params })).answer.items;
      expect(seen).toMatchObject({
        html: '<p><strong>Once</strong></p>',
        editedAt: edited.answer.editedAt,
        canEdit: false,
        markdown: null,
      });
      await reader.as(deleteComment, { params: { ...params, commentId: answer.id } });
      expect((await change(reader.as, 'Again', 2)).problem.code).toBe('not-allowed');
    });

    it('is told to its author and to those who spoke before, and a reaction to its author', async () => {
      const [author, first, second] = [
        await stage.newcomer(),
        await stage.newcomer(),
        await stage.newcomer(),
      ];
      await follow(first, author);
      const params = { publicationId: (await publish(author)).id };
      await first.as(addComment, { params, body: { markdown: 'One' } });
      await second.as(addComment, { params, body: { markdown: 'Two' } });
      const reaction = { params: { ...params, kind: 'thanks' }, body: { on: true } } as const;
      await second.as(reactToPublication, reaction);
      const { reactions } = (await second.as(reactToPublication, reaction)).answer;
      expect(reactions).toEqual([{ kind: 'thanks', count: 1, mine: true }]);
      const told = async ({ as }: Somebody): Promise<[string, number][]> =>
        (await as(listNotifications)).answer.items
          .filter(({ publication }) => publication?.id === params.publicationId)
          .map(({ kind, count }): [string, number] => [kind, count])
          .sort(([one], [other]) => one.localeCompare(other));
      await eventually(async () => {
        expect(await told(author)).toEqual([
          ['publication-comment', 2],
          ['reaction', 1],
        ]);
        expect(await told(first)).toEqual([
          ['publication', 1],
          ['publication-comment', 1],
        ]);
      });
      expect(await told(second)).toEqual([]);
      await author.as(deletePublication, { params });
      expect(await told(author)).toEqual([]);
      expect((await author.as(listNotifications)).answer.unread).toBe(0);
    });
  });

  it('is deleted by moderators of the server where they can read it, and by nobody else', async () => {
    const author = await stage.newcomer();
    const [open, own] = [await say(author.as, 'public'), await say(author.as)];
    const asModerator = await stage.as(await stage.test.given.person({ role: 'moderator' }));
    const at = ({ id }: PublicationView) => ({ params: { publicationId: id } });
    expect((await stage.asMember(deletePublication, at(open))).problem.code).toBe('not-allowed');
    expect((await asModerator(deletePublication, at(open))).status).toBe(204);
    expect((await asModerator(deletePublication, at(own))).status).toBe(404);
    expect((await author.as(readPublication, at(open))).status).toBe(404);
  });

  it('is erased, with all that they said elsewhere, when somebody closes their account', async () => {
    const [author, leaver] = [await stage.newcomer(), await stage.newcomer()];
    const params = { publicationId: (await publish(author)).id };
    await leaver.as(addComment, { params, body: { markdown: 'Goodbye' } });
    await leaver.as(reactToPublication, { params: { ...params, kind: 'like' }, body: { on: true } });
    const { id } = await say(leaver.as, 'public');
    const { sql: db } = stage.test.database;
    const password_hash = await stage.test.server.app.get(IdentityKit).hasher.hash(PASSWORD);
    await db
      .updateTable('account')
      .set({ password_hash })
      .where('person_id', '=', leaver.person.id)
      .execute();
    expect((await leaver.as(closeAccount, { body: { currentPassword: PASSWORD } })).status).toBe(204);
    await eventually(async () => {
      const row = await db.selectFrom('publication').selectAll().where('id', '=', id).executeTakeFirst();
      expect(row).toMatchObject({ markdown: '', html: '' });
      expect(row?.deleted_at).not.toBeNull();
      const [comment] = (await author.as(listComments, { params })).answer.items;
      expect(comment).toMatchObject({ isDeleted: true, html: '' });
      expect((await author.as(readPublication, { params })).answer).toMatchObject({
        commentCount: 0,
        reactions: [],
      });
    });
  });
});

describe('a server on which nobody publishes for everybody', () => {
  it('refuses it, and offers the rest', async () => {
    const stage = await setStage({ PUBLIC_ARTICLES: '0', ROLES: 'web' });
    try {
      const body = { markdown: 'Out.' };
      const refused = await stage.asMember(createStatus, { body: { ...body, audience: 'public' } });
      expect(refused.problem.code).toBe('publication.public-off');
      expect((await stage.asMember(createStatus, { body })).status).toBe(201);
    } finally {
      await stage.test.stop();
    }
  });
});
