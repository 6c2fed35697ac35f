import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  deleteDraft,
  editPost,
  listDrafts,
  openThread,
  previewMarkdown,
  readDraft,
  readMyEvents,
  readPostSource,
  readThread,
  renameThread,
  replyToThread,
  saveDraft,
  suggestMentions,
} from '#libs/contracts';
import { DomainEventBus } from '#libs/jobs';
import { setStage, type ApiCaller, type Stage } from '#libs/testing';

describe('writing', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage();
  });
  afterAll(() => stage.test.stop());

  const save = (as: ApiCaller, place: string, markdown: string, revision: number) =>
    as(saveDraft, { params: { place }, body: { markdown, revision } });

  it('keeps a draft on the server, where the thread page and other devices find it', async () => {
    const threadId = await stage.open(stage.asOwner);
    const place = `thread:${threadId}`;
    expect((await save(stage.asMember, place, 'Half a', 0)).answer).toMatchObject({ revision: 1 });
    expect((await save(stage.asMember, place, 'Half a thought', 1)).answer).toMatchObject({ revision: 2 });
    const page = await stage.asMember(readThread, { params: { threadId } });
    expect(page.answer.me?.draft).toMatchObject({ markdown: 'Half a thought', revision: 2 });
    expect((await stage.asOwner(readThread, { params: { threadId } })).answer.me?.draft).toBeNull();
    const { answer } = await stage.asMember(readMyEvents, { query: { after: '0' } });
    expect(answer.events.slice(-2).map(({ payload }) => payload)).toEqual([
      { place, revision: 1 },
      { place, revision: 2 },
    ]);
    await stage.asMember(deleteDraft, { params: { place } });
    expect((await stage.asMember(readDraft, { params: { place } })).answer).toEqual({ draft: null });
  });

  it('overwrites nothing when two devices save: the server keeps one text, the other device still has its own', async () => {
    const place = `community:${stage.communityId}`;
    await save(stage.asMember, place, 'Start', 0);
    const [desk, phone] = await Promise.all([
      save(stage.asMember, place, 'from the desk', 1),
      save(stage.asMember, place, 'from the phone', 1),
    ]);
    const lost = desk.status === 409 ? desk : phone;
    expect(new Set([desk.status, phone.status])).toEqual(new Set([200, 409]));
    expect(lost.problem).toMatchObject({ code: 'draft.conflict' });
    const { draft: kept } = (await stage.asMember(readDraft, { params: { place } })).answer;
    expect(kept?.markdown).toBe(desk.status === 200 ? 'from the desk' : 'from the phone');
    expect(
      await save(stage.asMember, place, `${kept?.markdown} and both`, kept?.revision ?? 0),
    ).toMatchObject({
      status: 200,
      answer: { revision: 3 },
    });
  });

  it('lists drafts with where they would go, page by page', async () => {
    const writer = await stage.test.given.person();
    const as = await stage.as(writer);
    const threads = [await stage.open(stage.asOwner), await stage.open(stage.asOwner)];
    for (const threadId of threads) await save(as, `thread:${threadId}`, 'Later', 0);
    const first = await as(listDrafts, { query: { limit: '1' } });
    const second = await as(listDrafts, { query: { limit: '1', cursor: first.answer.next } });
    const items = [...first.answer.items, ...second.answer.items];
    expect(items.map(({ thread }) => thread?.id)).toEqual(threads.toReversed());
    expect(items[0]?.community).toMatchObject({ id: stage.communityId });
    expect(second.answer.next).toBeUndefined();
  });

  it('counts drafts and read positions, which clients send on their own, with the reads', async () => {
    const limited = await setStage({ RATE_WRITES_PER_MINUTE: '3', RATE_READS_PER_MINUTE: '100' });
    try {
      const threadId = await limited.open(limited.asMember);
      for (let revision = 0; revision < 12; revision += 1) {
        expect((await save(limited.asMember, `thread:${threadId}`, 'x', revision)).status).toBe(200);
      }
      const posts = [];
      for (let count = 0; count < 8; count += 1) {
        posts.push(await limited.asMember(replyToThread, { params: { threadId }, body: { markdown: 'x' } }));
      }
      expect(posts.some(({ status }) => status === 429)).toBe(true);
    } finally {
      await limited.test.stop();
    }
  });

  it('previews what a post will look like, and stores nothing', async () => {
    const { answer } = await stage.asMember(previewMarkdown, {
      params: { communityId: stage.communityId },
      body: { markdown: 'Hello @ada, **bold** <script>x</script>' },
    });
    expect(answer.html).toContain('<strong>bold</strong>');
    expect(answer.html).toContain('href="/@ada"');
    expect(answer.html).not.toContain('<script');
  });

  it('notifies only those mentioned people who may read the community', async () => {
    const outsider = await stage.test.given.person({ name: 'outsider' });
    const hidden = await stage.test.given.community({ owner: stage.owner, visibility: 'hidden' });
    await stage.test.given.member(hidden.id, stage.member.id);
    const { answer } = await stage.asOwner(openThread, {
      params: { communityId: hidden.id },
      body: { title: 'Quiet', markdown: 'Ask @ada and @outsider' },
    });
    expect(answer.post.html).toContain('href="/@outsider"');
    const { rows } = await stage.test.database.pool.query(
      `select payload -> 'mentionedIds' as ids from domain_event where payload ->> 'threadId' = $1`,
      [answer.thread.id],
    );
    expect(rows).toEqual([{ ids: [stage.member.id] }]);
    const { rows: mentions } = await stage.test.database.pool.query(
      'select target_id from mention where post_id = $1',
      [answer.post.id],
    );
    expect(new Set(mentions.map(({ target_id }) => target_id))).toEqual(
      new Set([stage.member.id, outsider.id]),
    );
  });

  it('keeps every field of an event that is being planned, for those who read the community', async () => {
    const hidden = await stage.test.given.community({ owner: stage.owner, visibility: 'hidden' });
    const params = { place: `event:${hidden.id}` };
    const event = {
      startsAt: '2026-12-03T10:00',
      endsAt: '',
      timeZone: 'Europe/London',
      place: 'Depot',
      link: 'half a li',
      language: 'cy',
    } as const;
    const body = { title: 'Bench morning', markdown: 'Bring a', event, revision: 0 };
    expect((await stage.asMember(saveDraft, { params, body })).status).toBe(404);
    expect((await stage.asOwner(saveDraft, { params, body })).status).toBe(200);
    expect((await stage.asOwner(readDraft, { params })).answer.draft).toMatchObject({
      title: 'Bench morning',
      event,
    });
    const moved = { markdown: 'Bring a spanner', revision: 1 };
    expect((await stage.asOwner(saveDraft, { params, body: moved })).answer).toMatchObject({
      ...moved,
      event,
      revision: 2,
    });
    const { items } = (await stage.asOwner(listDrafts)).answer;
    expect(items.find(({ place }) => place === params.place)?.community?.id).toBe(hidden.id);
    const long = { ...body, event: { ...event, place: 'x'.repeat(301) }, revision: 2 };
    expect((await stage.asOwner(saveDraft, { params, body: long })).status).toBe(400);
  });

  it('suggests members of a hidden community to its members and of nobody else', async () => {
    const hidden = await stage.test.given.community({ owner: stage.owner, visibility: 'hidden' });
    await stage.test.given.person({ name: 'zelda_out', displayName: 'Zelda Outside' });
    const inside = await stage.test.given.person({ name: 'zelda_in', displayName: 'Zelda Inside' });
    await stage.test.given.member(hidden.id, inside.id);
    const ask = (as: ApiCaller, communityId: string, q: string) =>
      as(suggestMentions, { params: { communityId }, query: { q } });
    const handles = async (as: ApiCaller, communityId: string, q: string) =>
      (await ask(as, communityId, q)).answer.suggestions.map(({ handle }) => handle);
    expect(await handles(stage.asOwner, hidden.id, 'zel')).toEqual(['@zelda_in']);
    expect(await ask(stage.asMember, hidden.id, 'zel')).toMatchObject({ status: 404 });
    expect(await handles(stage.asMember, stage.communityId, 'zelda o')).toEqual(['@zelda_out']);
    expect(await handles(stage.asMember, stage.communityId, '%')).toEqual([]);
  });

  const nasty = [
    'emoji 👩‍🚒🏴󠁧󠁢󠁷󠁬󠁳󠁿 and Tŷ’r Cyngor',
    'bidi \u202Eevil\u202C end',
    'non-character \uFFFE\uFFFF \u{1FFFF}',
    'e\u0301\u0302 ok',
  ];
  const refused = [
    'null \u0000 character',
    'lone \uD800 surrogate',
    `tower o${'\u0301'.repeat(1_000_000 / 10)}`,
  ];

  it('API12: keeps every storable character of titles, posts and drafts exactly', async () => {
    for (const text of nasty) {
      const threadId = await stage.open(stage.asMember, { title: text, markdown: text });
      const page = await stage.asMember(readThread, { params: { threadId } });
      const postId = page.answer.posts[0]?.id ?? '';
      expect(page.answer.thread.title).toBe(text);
      expect((await stage.asMember(readPostSource, { params: { postId } })).answer.markdown).toBe(text);
      const place = `post:${postId}`;
      await stage.asMember(saveDraft, {
        params: { place },
        body: { title: text, markdown: text, revision: 0 },
      });
      expect((await stage.asMember(readDraft, { params: { place } })).answer.draft).toMatchObject({
        title: text,
        markdown: text,
      });
    }
  });

  it('API12: refuses in every text field what cannot be stored or shown', async () => {
    const threadId = await stage.open(stage.asMember);
    const postId = (await stage.reply(stage.asMember, threadId, 'x')).id;
    const { communityId } = stage;
    for (const text of refused) {
      const attempts = await Promise.all([
        stage.asMember(openThread, { params: { communityId }, body: { title: text, markdown: 'x' } }),
        stage.asMember(openThread, { params: { communityId }, body: { title: 'x', markdown: text } }),
        stage.asMember(replyToThread, { params: { threadId }, body: { markdown: text } }),
        stage.asMember(editPost, { params: { postId }, body: { markdown: text, version: 1 } }),
        stage.asMember(renameThread, { params: { threadId }, body: { title: text } }),
        save(stage.asMember, `thread:${threadId}`, text, 0),
        stage.asMember(saveDraft, {
          params: { place: `thread:${threadId}` },
          body: { title: text, markdown: '', revision: 0 },
        }),
        stage.asMember(previewMarkdown, { params: { communityId }, body: { markdown: text } }),
        stage.asMember(suggestMentions, { params: { communityId }, query: { q: text.slice(0, 50) } }),
      ]);
      const sent = text.includes('\uD800') ? attempts.slice(0, -1) : attempts;
      expect(sent.map(({ status }) => status)).toEqual(sent.map(() => 400));
    }
  });

  it('API1: refuses fields that a writer may not set, by name', async () => {
    const threadId = await stage.open(stage.asMember);
    for (const field of ['authorId', 'id', 'createdAt', 'number', 'instanceId', 'role', 'html']) {
      const { status, problem } = await stage.asMember(replyToThread, {
        params: { threadId },
        body: { markdown: 'x', [field]: 'y' },
      });
      expect([status, problem.fields?.map(({ path }) => path)]).toEqual([400, [field]]);
    }
  });

  it('API2: refuses other types where text is expected', async () => {
    const threadId = await stage.open(stage.asMember);
    for (const markdown of [null, 1, true, ['x'], { $ne: null }, { sql: 'x', __raw: true }]) {
      const { status } = await stage.asMember(replyToThread, {
        params: { threadId },
        body: { markdown: markdown as unknown as string },
      });
      expect(status).toBe(400);
    }
  });

  it('HT5: never fetches what a post links to, so that no preview can bring in foreign HTML', async () => {
    const asked: string[] = [];
    const canary = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end('<title><script>alert(1)</script></title><meta property="og:title" content="<b>x</b>">');
    });
    await once(canary.listen(0, '127.0.0.1'), 'listening');
    const link = `http://127.0.0.1:${(canary.address() as AddressInfo).port}/page`;
    const threadId = await stage.open(stage.asOwner);
    const { html } = await stage.reply(stage.asMember, threadId, `See ${link} and ![chart](${link}.png)`);
    await stage.asOwner(previewMarkdown, { body: { markdown: link } });
    await stage.test.server.app.get(DomainEventBus).deliverOwed();
    expect(html).toContain(`<a href="${link}" rel="nofollow noopener ugc">${link}</a>`);
    expect(html).not.toContain('<img');
    expect(asked).toEqual([]);
    canary.close();
  });
});
