import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  acceptAnswer,
  addDocument,
  addMySkill,
  beginArticle,
  deletePost,
  endorseSkill,
  hideEndorsement,
  listContributions,
  listEndorsements,
  openThread,
  publishArticle,
  readContributions,
  readPerson,
  updatePreferences,
  updateProfile,
  type Contribution,
  type ContributionKind,
} from '#libs/contracts';
import { setStage, uploadDocument, type ApiCaller, type Somebody, type Stage } from '#libs/testing';

const NOTHING = { thread: 0, video: 0, answer: 0, post: 0, article: 0, document: 0, endorsement: 0 };

describe('contributions', () => {
  let stage: Stage;
  let hidden: string;
  let within: string;

  beforeAll(async () => {
    stage = await setStage();
    const { given } = stage.test;
    hidden = (await given.community({ owner: stage.owner, visibility: 'hidden' })).id;
    within = (await given.community({ owner: stage.owner, visibility: 'organisation' })).id;
  });
  afterAll(() => stage.test.stop());

  /** Somebody new who is in all three communities. */
  const giver = async (): Promise<Somebody> => {
    const somebody = await stage.newcomer();
    for (const communityId of [stage.communityId, hidden, within])
      await stage.test.given.member(communityId, somebody.person.id);
    return somebody;
  };

  const openIn = async (as: ApiCaller, communityId: string, title: string, kind?: 'question') =>
    (
      await as(openThread, {
        params: { communityId },
        body: { title, markdown: 'Words.', ...(kind && { kind }) },
      })
    ).answer.thread.id;

  const answerIn = async ({ as }: Somebody, communityId: string): Promise<string> => {
    const threadId = await openIn(stage.asOwner, communityId, 'Which salt?', 'question');
    const { id: postId } = await stage.reply(as, threadId, 'The **brown** one.');
    await stage.asOwner(acceptAnswer, { params: { threadId }, body: { postId } });
    return postId;
  };

  const summary = async (as: ApiCaller, { person }: Somebody) =>
    as(readContributions, { params: { handle: person.name } });

  const list = async (
    as: ApiCaller,
    { person }: Somebody,
    query: { kind?: ContributionKind; limit?: string; cursor?: string } = {},
  ) => (await as(listContributions, { params: { handle: person.name }, query })).answer;

  const told = (items: readonly Contribution[]): string[] =>
    items.map((item) => {
      if (item.kind === 'endorsement') return item.kind;
      return `${item.kind}: ${'title' in item ? item.title : item.thread.title}`;
    });

  const publish = async (
    { as }: Somebody,
    audience: 'followers' | 'organisation' | 'public',
    title: string,
  ): Promise<void> => {
    const params = { publicationId: (await as(beginArticle, { body: {} })).answer.id };
    const body = { title, markdown: 'About **salt**.', language: 'en', audience, version: 0 } as const;
    await as(publishArticle, { params, body });
  };

  const endorsedBy = async ({ as, person }: Somebody, endorser: ApiCaller): Promise<string> => {
    const body = { name: `Gritting ${person.name}`, language: 'en', kind: 'skill' } as const;
    const skillId = (await as(addMySkill, { body })).answer.skills[0]?.id ?? '';
    const threadId = await openIn(as, stage.communityId, 'How we grit');
    const { answer } = await stage.asOwner(listContributions, { params: { handle: person.name } });
    const shown = answer.items.find((item) => item.kind === 'thread' && item.thread.id === threadId);
    await endorser(endorseSkill, {
      params: { handle: person.name, skillId },
      body: { postId: shown?.id ?? '' },
    });
    return skillId;
  };

  it('P9: stand on one page, the newest first, page by page, and by kind', async () => {
    const one = await giver();
    await openIn(one.as, stage.communityId, 'Salt barns');
    await answerIn(one, stage.communityId);
    await stage.reply(one.as, await stage.open(stage.asOwner, { title: 'Ploughs' }), 'Two of ours.');
    const filmed = await openIn(one.as, stage.communityId, 'Loading a gritter');
    await stage.test.given.video({
      communityId: stage.communityId,
      authorId: one.person.id,
      threadId: filmed,
    });
    await endorsedBy(one, stage.asOwner);
    const all = [
      'endorsement',
      'thread: How we grit',
      'video: Loading a gritter',
      'post: Ploughs',
      'answer: Which salt?',
      'thread: Salt barns',
    ];
    expect(told((await list(stage.asMember, one)).items)).toEqual(all);

    const first = await list(stage.asMember, one, { limit: '4' });
    expect(told(first.items)).toEqual(all.slice(0, 4));
    const second = await list(stage.asMember, one, { limit: '4', cursor: first.next ?? '' });
    expect(told(second.items)).toEqual(all.slice(4));
    expect(second.next).toBeUndefined();

    expect(told((await list(stage.asMember, one, { kind: 'answer' })).items)).toEqual([
      'answer: Which salt?',
    ]);
    expect(told((await list(stage.asMember, one, { kind: 'endorsement' })).items)).toEqual(['endorsement']);
    expect((await list(stage.asMember, one, { kind: 'answer' })).items).toMatchObject([
      { excerpt: 'The brown one.', number: 2 },
    ]);
    expect((await summary(stage.asMember, one)).answer).toMatchObject({
      isMe: false,
      totals: { thread: 2, video: 1, answer: 1, post: 1, endorsement: 1 },
      badges: ['first-answer', 'first-video', 'endorsed'],
    });
  });

  it('P9: are listed and counted only as far as the reader may read them; deleted and hidden ones never', async () => {
    const one = await giver();
    await openIn(one.as, within, 'Rota');
    await openIn(one.as, hidden, 'Merger');
    const gone = await stage.reply(one.as, await stage.open(stage.asOwner), 'Never mind.');
    await one.as(deletePost, { params: { postId: gone.id } });
    const skillId = await endorsedBy(one, stage.asMember);
    const outsider = (await stage.newcomer()).as;
    const readers: [ApiCaller, string[]][] = [
      [stage.asOwner, ['endorsement', 'thread: How we grit', 'thread: Merger', 'thread: Rota']],
      [outsider, ['endorsement', 'thread: How we grit', 'thread: Rota']],
      [stage.asNobody, ['thread: How we grit']],
    ];
    for (const [as, expected] of readers) {
      expect(told((await list(as, one)).items)).toEqual(expected);
      const threads = expected.filter((each) => each !== 'endorsement').length;
      const endorsement = expected.length - threads;
      expect((await summary(as, one)).answer.totals).toEqual({ ...NOTHING, thread: threads, endorsement });
    }

    const { answer } = await one.as(listEndorsements, { params: { handle: one.person.name, skillId } });
    const params = { endorsementId: answer.items[0]?.id ?? '' };
    await one.as(hideEndorsement, { params, body: { isHidden: true } });
    for (const as of [one.as, outsider]) {
      expect((await list(as, one, { kind: 'endorsement' })).items).toEqual([]);
      expect((await summary(as, one)).answer).toMatchObject({ totals: { endorsement: 0 }, badges: [] });
    }
  });

  it('P9: are articles too, for their readers alone; drafts never', async () => {
    const one = await giver();
    await one.as(beginArticle, { body: {} });
    await publish(one, 'followers', 'For a few');
    expect((await summary(one.as, one)).answer).toMatchObject({ totals: { article: 1 }, badges: [] });
    await publish(one, 'organisation', 'For colleagues');
    await publish(one, 'public', 'For all');
    const all = ['article: For all', 'article: For colleagues', 'article: For a few'];
    const readers: [ApiCaller, string[], string[]][] = [
      [one.as, all, ['first-article']],
      [stage.asMember, all.slice(0, 2), ['first-article']],
      [stage.asNobody, all.slice(0, 1), ['first-article']],
    ];
    for (const [as, expected, badges] of readers) {
      expect(told((await list(as, one, { kind: 'article' })).items)).toEqual(expected);
      expect(told((await list(as, one)).items)).toEqual(expected);
      const totals = { ...NOTHING, article: expected.length };
      expect((await summary(as, one)).answer).toMatchObject({ totals, badges });
    }
    const first = await list(one.as, one, { limit: '2' });
    expect(first.items[0]).toMatchObject({ slug: 'for-all', excerpt: 'About salt.' });
    const second = await list(one.as, one, { limit: '2', cursor: first.next ?? '' });
    expect(told([...first.items, ...second.items])).toEqual(all);
  });

  it('P9: are documents too, counted and listed for those who read their community', async () => {
    const one = await giver();
    const add = async (communityId: string, title: string): Promise<void> => {
      const cookie = await stage.test.given.cookie(one.person);
      const file = ['grit.txt', 'How much grit lies where.'] as const;
      const { id: fileId } = await uploadDocument(stage.test.url, cookie, file);
      const body = { fileId, title, description: 'Weighed each night.', folder: '', language: 'en' } as const;
      expect((await one.as(addDocument, { params: { communityId }, body })).status).toBe(201);
    };
    await openIn(one.as, stage.communityId, 'Salt barns');
    await add(stage.communityId, 'Grit for all');
    await add(within, 'Grit for colleagues');
    await add(hidden, 'Grit for a few');
    const all = ['document: Grit for a few', 'document: Grit for colleagues', 'document: Grit for all'];
    const readers: [ApiCaller, string[]][] = [
      [stage.asOwner, all],
      [(await stage.newcomer()).as, all.slice(1)],
      [stage.asNobody, all.slice(2)],
    ];
    for (const [as, expected] of readers) {
      expect(told((await list(as, one, { kind: 'document' })).items)).toEqual(expected);
      expect(told((await list(as, one)).items)).toEqual([...expected, 'thread: Salt barns']);
      const totals = { ...NOTHING, thread: 1, document: expected.length };
      expect((await summary(as, one)).answer.totals).toEqual(totals);
    }
    const { items } = await list(stage.asNobody, one, { kind: 'document' });
    expect(items).toMatchObject([{ excerpt: 'Weighed each night.' }]);
  });

  it('P9: earn badges only where everybody of the organisation may read, whoever looks', async () => {
    const one = await giver();
    await answerIn(one, hidden);
    for (const as of [one.as, stage.asOwner]) {
      expect((await summary(as, one)).answer).toMatchObject({ totals: { answer: 1 }, badges: [] });
    }
    await answerIn(one, within);
    expect((await summary(stage.asOwner, one)).answer.badges).toEqual(['first-answer']);
    await openIn(one.as, stage.communityId, 'Seen by all');
    expect((await summary(stage.asNobody, one)).answer).toMatchObject({ totals: { answer: 0 }, badges: [] });
  });

  it('P9: of somebody who turned the page off are not there for others, as if nobody had that name', async () => {
    const one = await giver();
    await openIn(one.as, stage.communityId, 'Salt barns');
    const handle = { params: { handle: one.person.name } };
    expect((await stage.asMember(readPerson, handle)).answer.hasContributions).toBe(true);
    await one.as(updatePreferences, { body: { showsContributions: false } });
    for (const as of [stage.asMember, stage.asNobody]) {
      const answers = [await summary(as, one), await as(readContributions, { params: { handle: 'no_one' } })];
      expect(answers.map(({ status, problem: { code, detail } }) => ({ status, code, detail }))).toEqual(
        Array.from({ length: 2 }, () => expect.objectContaining({ status: 404, code: 'not-found' })),
      );
      expect((await as(listContributions, handle)).status).toBe(404);
    }
    expect((await stage.asMember(readPerson, handle)).answer.hasContributions).toBe(false);
    expect((await summary(one.as, one)).answer).toMatchObject({ isMe: true, isShown: false });
    expect((await list(one.as, one)).items).toHaveLength(1);
  });

  it('P9: go along in a file of its own, in the chosen language, that names only what anybody may read', async () => {
    const one = await giver();
    await one.as(updateProfile, { body: { roleTitle: 'Salt & <grit>', displayName: 'Mair "Halen"' } });
    await openIn(one.as, stage.communityId, 'Salt <b>barns</b>');
    await openIn(one.as, within, 'Rota');
    await openIn(one.as, hidden, 'Merger');
    await publish(one, 'public', 'On salt');
    await publish(one, 'followers', 'Whispers');
    const file = async (language: string, cookie?: string) => {
      const headers = cookie === undefined ? {} : { cookie };
      return fetch(`${stage.test.url}/exports/contributions.html?language=${language}`, { headers });
    };
    const cookie = await stage.test.given.cookie(one.person);
    const answer = await file('cy', cookie);
    expect(answer.headers.get('content-disposition')).toContain(`${one.person.name}.html`);
    const html = await answer.text();
    expect(html).toContain('<html lang="cy">');
    expect(html).toContain('Salt &amp; &lt;grit&gt;');
    expect(html).toContain('Salt &lt;b&gt;barns&lt;/b&gt;');
    expect(html).toContain('Trafodaethau a gychwynnwyd: 2');
    expect(html).toMatch(new RegExp(`/@${one.person.name}/blog/[^/]+/on-salt"><span lang="en">On salt`));
    expect(html).toContain('Erthyglau: 1');
    expect(html).not.toMatch(/Rota|Merger|Whispers|<script|<link|<img/);
    expect(await (await file('en', cookie)).text()).toContain('Discussions started: 2');
    expect((await file('en')).status).toBe(401);
  });
});
