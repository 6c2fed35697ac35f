import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  archiveCommunity,
  changeMemberRole,
  createCommunity,
  joinCommunity,
  leaveCommunity,
  listNewMembers,
  listQuietMembers,
  listStaleVideos,
  listThreads,
  openThread,
  readPanel,
  replyToThread,
  requestToJoin,
  tickChecklist,
  updateCommunity,
  welcomeMember,
  type CommunityDetail,
  type CommunityPanel,
} from '#libs/contracts';
import { DomainEventBus } from '#libs/jobs';
import { newId } from '#libs/kernel';
import {
  apiCaller,
  countStatements,
  startTestServer,
  type ApiCaller,
  type GivenPerson,
  type TestServer,
} from '#libs/testing';

import { ReadPanel } from './read-panel.js';

const DAY_MS = 86_400_000;

let site: TestServer;
let owner: GivenPerson;
let asOwner: ApiCaller;

beforeAll(async () => {
  site = await startTestServer({ LOG_LEVEL: 'error' });
  owner = await site.given.person({ displayName: 'Olwen Owner' });
  asOwner = await as(owner);
});
afterAll(() => site?.stop());

const as = async (person: { id: string }): Promise<ApiCaller> =>
  apiCaller(site.url, await site.given.cookie(person));

const body = (more: object = {}) => ({
  name: `kit_${newId().slice(-8)}`,
  title: 'Benches',
  purpose: 'Where to sit.',
  visibility: 'public' as const,
  joinPolicy: 'open' as const,
  ...more,
});

const begun = async (more: object = { template: 'practice' }): Promise<CommunityDetail> =>
  (await asOwner(createCommunity, { body: body(more) })).answer;

const panelOf = async ({ id }: { id: string }, call = asOwner): Promise<CommunityPanel> =>
  (await call(readPanel, { params: { community: id } })).answer;

const doneOf = ({ kit }: CommunityPanel): string[] =>
  (kit?.entries ?? []).filter(({ isDone }) => isDone).map(({ item }) => item);

const newcomer = async (community: { id: string }) => {
  const person = await site.given.person();
  const call = await as(person);
  await call(joinCommunity, { params: { community: community.id } });
  return { person, call };
};

const ago = (days: number): Date => new Date(Date.now() - days * DAY_MS);

const joinedAt = (communityId: string, personId: string, at: Date) =>
  site.database.sql
    .updateTable('membership')
    .set({ joined_at: at })
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .execute();

describe('a start kit', () => {
  it('opens a welcome thread in the language of the community, with topics and a checklist', async () => {
    const community = await begun({ template: 'questions', language: 'cy' });
    expect(community).toMatchObject({
      topics: ['cwestiynau', 'sut mae gwneud', 'problemau hysbys'],
      me: { role: 'owner' },
    });
    const { answer } = await asOwner(listThreads, { params: { communityId: community.id } });
    expect(answer.pinned).toMatchObject([
      { title: 'Croeso: sut i ofyn, er mwyn cael ateb', language: 'cy', postCount: 1 },
    ]);
    const { kit } = await panelOf(community);
    expect(kit).toMatchObject({ template: 'questions', welcomeThreadId: answer.pinned[0]?.id });
    expect(kit?.entries.length).toBeGreaterThanOrEqual(8);
  });

  it('leaves the topics that were given, and is nothing where none was chosen', async () => {
    expect(await begun({ template: 'project', topics: ['benches'] })).toMatchObject({ topics: ['benches'] });
    const blank = await begun({});
    expect(blank.topics).toEqual([]);
    expect(await panelOf(blank)).toMatchObject({ kit: null });
    const { answer } = await asOwner(listThreads, { params: { communityId: blank.id } });
    expect([...answer.pinned, ...answer.items]).toEqual([]);
  });

  it('is made once, however often the same request comes', async () => {
    const wish = body({ template: 'practice' });
    const key = newId();
    const all = await Promise.all([1, 2, 3].map(() => asOwner(createCommunity, { body: wish, key })));
    expect(new Set(all.map(({ answer }) => answer.id)).size).toBe(1);
    const { answer } = await asOwner(listThreads, { params: { communityId: all[0]?.answer.id ?? '' } });
    expect(answer.pinned).toHaveLength(1);
  });

  it('leaves nothing behind when the name is taken', async () => {
    const { name } = await begun();
    const before = await site.database.sql.selectFrom('start_kit').select('community_id').execute();
    const again = await asOwner(createCommunity, { body: body({ name, template: 'practice' }) });
    expect(again).toMatchObject({ status: 409 });
    const after = await site.database.sql.selectFrom('start_kit').select('community_id').execute();
    expect(after).toHaveLength(before.length);
  });
});

describe('the checklist', () => {
  it('sees by itself what can be seen, and keeps what was ticked by hand and by whom', async () => {
    const community = await begun();
    const params = { community: community.id };
    expect(doneOf(await panelOf(community))).toEqual([]);
    await asOwner(updateCommunity, { params, body: { description: 'Benches, and who mends them.' } });
    const { person } = await newcomer(community);
    await asOwner(changeMemberRole, {
      params: { ...params, person: person.id },
      body: { role: 'facilitator' },
    });
    expect(doneOf(await panelOf(community))).toEqual(['describe', 'helper']);
    const tick = { params: { ...params, item: 'tell' as const }, body: { done: true } };
    await asOwner(tickChecklist, tick);
    const { answer } = await (await as(person))(tickChecklist, tick);
    expect(answer.kit?.entries.find(({ item }) => item === 'tell')).toMatchObject({
      isDone: true,
      isSeen: false,
      tickedBy: { displayName: 'Olwen Owner' },
    });
    await asOwner(tickChecklist, { ...tick, body: { done: false } });
    expect(doneOf(await panelOf(community))).toEqual(['describe', 'helper']);
  });

  it('counts the first question as answered when somebody else replied within a day', async () => {
    const community = await begun();
    const { call } = await newcomer(community);
    const question = { title: 'Which bolt?', markdown: 'M8?', kind: 'question' as const };
    const { answer } = await call(openThread, { params: { communityId: community.id }, body: question });
    const params = { threadId: answer.thread.id };
    await call(replyToThread, { params, body: { markdown: 'Anybody?' } });
    expect(doneOf(await panelOf(community))).not.toContain('answer');
    await asOwner(replyToThread, { params, body: { markdown: 'M10.' } });
    expect(doneOf(await panelOf(community))).toContain('answer');
  });

  it('holds what its template names, and nothing else can be ticked', async () => {
    const community = await begun();
    const params = { community: community.id, item: 'plan' as const };
    expect(await asOwner(tickChecklist, { params, body: { done: true } })).toMatchObject({ status: 404 });
    const { kit } = await panelOf(await begun({ template: 'project' }));
    expect(kit?.entries.map(({ item }) => item)).toContain('plan');
  });

  it('can be read and not ticked once the community is archived', async () => {
    const community = await begun();
    const params = { community: community.id };
    await asOwner(archiveCommunity, { params });
    expect(await panelOf(community)).toMatchObject({ canTick: false });
    const tick = { params: { ...params, item: 'tell' as const }, body: { done: true } };
    expect(await asOwner(tickChecklist, tick)).toMatchObject({ status: 409 });
  });
});

describe('the facilitator panel', () => {
  it('is for owners, facilitators and moderators alone; to others it is refused or does not exist', async () => {
    const community = await begun();
    const hidden = await begun({ template: 'practice', visibility: 'hidden' });
    const { call, person } = await newcomer(community);
    const calls = [readPanel, listNewMembers, listQuietMembers, listStaleVideos] as const;
    for (const operation of calls) {
      expect(await call(operation, { params: { community: community.id } })).toMatchObject({ status: 403 });
      expect(await call(operation, { params: { community: hidden.id } })).toMatchObject({ status: 404 });
      const nobody = apiCaller(site.url);
      expect(await nobody(operation, { params: { community: community.id } })).toMatchObject({ status: 401 });
    }
    await asOwner(changeMemberRole, {
      params: { community: community.id, person: person.id },
      body: { role: 'moderator' },
    });
    expect(await panelOf(community, call)).toMatchObject({ joinRequests: null, openReports: 0 });
    expect(await panelOf(community)).toMatchObject({ joinRequests: 0 });
  });

  it('costs one statement, whatever there is to count', async () => {
    const community = await begun();
    await newcomer(community);
    await site.server.app.get(DomainEventBus).deliverOwed();
    const panel = site.server.app.get(ReadPanel, { strict: false });
    const sent = await countStatements(site.database, () => panel.execute(owner.viewer, community.id));
    // The process goes on looking for facts to deliver.
    expect(sent.filter((text) => !/domain_event|^(begin|commit)/.test(text))).toHaveLength(1);
  });

  it('counts what waits', async () => {
    const community = await begun({ template: 'practice', joinPolicy: 'request' });
    const stranger = await as(await site.given.person());
    await stranger(requestToJoin, { params: { community: community.id }, body: { reason: 'Benches!' } });
    const question = { title: 'Which bolt?', markdown: 'M8?', kind: 'question' as const };
    await asOwner(openThread, { params: { communityId: community.id }, body: question });
    expect(await panelOf(community)).toMatchObject({ joinRequests: 1, unanswered: 1, staleVideos: 0 });
  });
});

describe('new members', () => {
  const idsOf = async (community: { id: string }): Promise<string[]> => {
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const query = { limit: '1', ...(cursor === undefined ? {} : { cursor }) };
      const { answer } = await asOwner(listNewMembers, { params: { community: community.id }, query });
      found.push(...answer.items.map(({ person }) => person.id));
      cursor = answer.next;
    } while (cursor !== undefined);
    return found;
  };

  it('wait, page by page, until they write, are named, or are said to be welcomed; not after 14 days', async () => {
    const community = await begun();
    const [writes, named, welcomed, early, waits] = await Promise.all(
      Array.from({ length: 5 }, () => newcomer(community)),
    );
    const all = [writes, named, welcomed, early, waits];
    for (const [index, each] of all.entries())
      await joinedAt(community.id, each?.person.id ?? '', ago(each === early ? 15 : 5 - index * 0.1));
    const ids = all.flatMap((each) => (each === early || !each ? [] : [each.person.id]));
    expect(await idsOf(community)).toEqual(ids);
    expect((await panelOf(community)).newMembers).toBe(4);
    const params = { communityId: community.id };
    await writes?.call(openThread, { params, body: { title: 'Hello', markdown: 'It is me' } });
    await asOwner(openThread, { params, body: { title: 'Hello', markdown: `@${named?.person.name}` } });
    const welcome = { community: community.id, personId: welcomed?.person.id ?? '' };
    expect(await asOwner(welcomeMember, { params: welcome })).toMatchObject({ status: 204 });
    expect(await asOwner(welcomeMember, { params: welcome })).toMatchObject({ status: 204 });
    expect(await idsOf(community)).toEqual([waits?.person.id]);
    expect(await waits?.call(welcomeMember, { params: welcome })).toMatchObject({ status: 403 });
    const nobody = { community: community.id, personId: newId() };
    expect(await asOwner(welcomeMember, { params: nobody })).toMatchObject({ status: 404 });
    await waits?.call(leaveCommunity, { params: { community: community.id } });
    expect(await idsOf(community)).toEqual([]);
  });
});

describe('quiet members', () => {
  it('have neither written nor read for 60 days, and no more than that is told', async () => {
    const community = await begun();
    const [quiet, reads, writes, recent] = await Promise.all(
      Array.from({ length: 4 }, () => newcomer(community)),
    );
    for (const each of [quiet, reads, writes, recent])
      await joinedAt(community.id, each?.person.id ?? '', ago(each === recent ? 59 : 90));
    const params = { communityId: community.id };
    const { answer: thread } = (await writes?.call(openThread, {
      params,
      body: { title: 'Hello', markdown: 'Still here' },
    })) ?? { answer: undefined };
    await site.database.sql
      .insertInto('read_position')
      .values([
        {
          person_id: reads?.person.id ?? '',
          thread_id: thread?.thread.id ?? '',
          community_id: community.id,
          read_through: 1,
          updated_at: ago(10),
        },
        {
          person_id: quiet?.person.id ?? '',
          thread_id: thread?.thread.id ?? '',
          community_id: community.id,
          read_through: 1,
          updated_at: ago(70),
        },
      ])
      .execute();
    const { answer } = await asOwner(listQuietMembers, { params: { community: community.id } });
    expect(answer.items.map(({ person }) => person.id)).toEqual([quiet?.person.id]);
    expect(Object.keys(answer.items[0] ?? {})).toEqual(['person']);
    expect((await panelOf(community)).quietMembers).toBe(1);
  });
});
