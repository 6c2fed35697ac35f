import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  addComment,
  beginArticle,
  createStatus,
  deleteComment,
  editComment,
  listComments,
  listNotifications,
  previewPublication,
  publishArticle,
  setFollow,
  suggestMentionsOnPages,
  type PublicationAudienceName,
} from '#libs/contracts';
import { eventually, setStage, type Somebody, type Stage } from '#libs/testing';

describe('people named on people’s own pages', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage();
  });
  afterAll(() => stage.test.stop());

  const people = async <const Names extends readonly string[]>(
    ...names: Names
  ): Promise<Record<Names[number], Somebody>> => {
    const found: [string, Somebody][] = [];
    for (const name of names) found.push([name, await stage.newcomer()]);
    return Object.fromEntries(found) as Record<Names[number], Somebody>;
  };

  const at = ({ person }: Somebody): string => `@${person.name}`;

  const say = async (
    author: Somebody,
    markdown: string,
    audience: PublicationAudienceName = 'organisation',
  ) => (await author.as(createStatus, { body: { markdown, audience } })).answer;

  const comment = async ({ as }: Somebody, publicationId: string, markdown: string) =>
    (await as(addComment, { params: { publicationId }, body: { markdown } })).answer;

  const follow = ({ as }: Somebody, { person }: Somebody) =>
    as(setFollow, { params: { handle: person.name }, body: { level: 'all' } });

  /** What somebody was told of, and how often. */
  const told = async ({ as }: Somebody): Promise<string[]> =>
    (await as(listNotifications)).answer.items.map(({ kind, count }) => `${kind} ${count}`).sort();

  const refuse = ({ person: follower }: Somebody, { person: followed }: Somebody) =>
    stage.test.database.sql
      .updateTable('person_follow')
      .set({ state: 'refused' })
      .where('follower_id', '=', follower.id)
      .where('followed_id', '=', followed.id)
      .execute();

  const suspend = ({ person }: Somebody) =>
    stage.test.database.sql
      .updateTable('account')
      .set({ suspended_at: new Date() })
      .where('person_id', '=', person.id)
      .execute();

  describe('in a comment', () => {
    it('are links to them, and hear of it once if they may read it, and of nothing else', async () => {
      const { author, writer, follower, stranger, refused, suspended } = await people(
        'author',
        'writer',
        'follower',
        'stranger',
        'refused',
        'suspended',
      );
      for (const reader of [writer, follower, refused, suspended]) await follow(reader, author);
      await refuse(refused, author);
      await suspend(suspended);
      const { id } = await say(author, 'Out tonight.', 'followers');
      await eventually(async () => expect(await told(follower)).toEqual(['publication 1']));
      const named = [author, writer, follower, stranger, refused, suspended];
      const said = await comment(
        writer,
        id,
        `Ask ${named.map(at).join(' and ')}, \`@code\` or @nobody_here.`,
      );
      for (const { person } of [author, follower, stranger, refused])
        expect(said.html).toContain(`<a href="/@${person.name}" class="mention">@${person.name}</a>`);
      expect(said.html).toContain('@nobody_here');
      expect(said.html.match(/<a /g)).toHaveLength(named.length);
      await eventually(async () => expect(await told(follower)).toEqual(['mention 1', 'publication 1']));
      const { items } = (await follower.as(listNotifications)).answer;
      expect(items[0]).toMatchObject({ kind: 'mention', subjectId: said.id, publication: { id } });
      expect(await told(author)).toEqual(['mention 1']);
      expect(await told(writer)).toEqual(['publication 1']);
      for (const one of [stranger, refused]) expect(await told(one)).toEqual([]);
      const { rows } = await stage.test.database.pool.query(
        'select 1 from notification where person_id = $1',
        [suspended.person.id],
      );
      expect(rows).toEqual([]);
      expect((await stage.asNobody(listComments, { params: { publicationId: id } })).status).toBe(404);
    });

    it('hear of a change only if nothing had named them before, nor told them of the comment', async () => {
      const { author, writer, first, second } = await people('author', 'writer', 'first', 'second');
      const { id: publicationId } = await say(author, 'Out tonight.');
      const { id: commentId } = await comment(writer, publicationId, `With ${at(first)}.`);
      await eventually(async () => expect(await told(first)).toEqual(['mention 1']));
      const change = async (markdown: string, version: number) => {
        const input = { params: { publicationId, commentId }, body: { markdown, version } };
        return (await writer.as(editComment, input)).answer;
      };
      await change('With nobody.', 1);
      const { html } = await change(`With ${at(first)}, ${at(second)} and ${at(author)}.`, 2);
      expect(html.match(/<a href="\/@/g)).toHaveLength(3);
      await eventually(async () => expect(await told(second)).toEqual(['mention 1']));
      expect(await told(first)).toEqual(['mention 1']);
      expect(await told(author)).toEqual(['publication-comment 1']);
      await writer.as(deleteComment, { params: { publicationId, commentId } });
      const left = await stage.test.database.sql
        .selectFrom('publication_mention')
        .select('person_id')
        .where('about_id', '=', commentId)
        .execute();
      expect(left).toEqual([]);
    });
  });

  describe('in an article or an update', () => {
    it('hear of it once, in place of what those hear who follow its author', async () => {
      const { author, follower, other, stranger } = await people('author', 'follower', 'other', 'stranger');
      for (const reader of [follower, other]) await follow(reader, author);
      await say(author, `Out with ${at(follower)}, not with ${at(stranger)}.`, 'followers');
      await eventually(async () => expect(await told(other)).toEqual(['publication 1']));
      expect(await told(follower)).toEqual(['mention 1']);
      expect(await told(stranger)).toEqual([]);
    });

    it('hear of an article when it is published, not while it waits, and of later words once', async () => {
      const { author, dropped, first, second } = await people('author', 'dropped', 'first', 'second');
      const params = { publicationId: (await author.as(beginArticle, { body: {} })).answer.id };
      const publish = async (markdown: string, version: number, more: object = {}) => {
        const body = { title: 'Frost', markdown, language: 'en', audience: 'organisation', version } as const;
        return (await author.as(publishArticle, { params, body: { ...body, ...more } })).answer;
      };
      const scheduledFor = new Date(Date.now() + 3_600_000).toISOString();
      await publish(`# With ${at(dropped)}`, 0, { scheduledFor });
      const { html } = await publish(`# With ${at(first)}`, 0);
      expect(html).toMatch(/^<h2>With <a [^>]*>@\w+<\/a><\/h2>$/);
      await eventually(async () => expect(await told(first)).toEqual(['mention 1']));
      await publish(`With ${at(first)} and ${at(second)}`, 1);
      await eventually(async () => expect(await told(second)).toEqual(['mention 1']));
      expect(await told(first)).toEqual(['mention 1']);
      expect(await told(dropped)).toEqual([]);
    });
  });

  describe('while somebody writes', () => {
    it('are offered to accounts, followers or not alike, and shown as links in the preview', async () => {
      const { writer, named, suspended } = await people('writer', 'named', 'suspended');
      await suspend(suspended);
      const offered = async ({ person }: Somebody): Promise<string[]> => {
        const { answer } = await writer.as(suggestMentionsOnPages, { query: { q: person.name } });
        return answer.suggestions.map(({ handle }) => handle);
      };
      expect(await offered(named)).toContain(at(named));
      expect(await offered(suspended)).toEqual([]);
      expect(await offered(writer)).not.toContain(at(writer));
      expect((await stage.asNobody(suggestMentionsOnPages, { query: { q: 'a' } })).status).toBe(401);
      const body = { markdown: `With ${at(named)}` };
      const { html } = (await writer.as(previewPublication, { body })).answer;
      expect(html).toContain(`<a href="/@${named.person.name}"`);
    });
  });
});
