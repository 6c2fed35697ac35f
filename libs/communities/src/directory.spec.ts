import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  createCommunity,
  getCommunity,
  listBans,
  listCommunities,
  listCommunityInvitations,
  listCommunityOrganisations,
  listCommunityTopics,
  listEveryCommunity,
  listJoinRequests,
  listMembers,
  listReceivedInvitations,
  type CommunityCard,
  type OperationCall,
} from '#libs/contracts';
import {
  apiCaller,
  countStatements,
  startTestServer,
  type ApiCaller,
  type GivenPerson,
  type TestServer,
} from '#libs/testing';

type Query = NonNullable<OperationCall<typeof listCommunities>['query']>;

describe('the directory', () => {
  let server: TestServer;
  let owner: GivenPerson;
  let asOwner: ApiCaller;
  let asColleague: ApiCaller;
  let asNobody: ApiCaller;

  const start = async (name: string, parts: Record<string, unknown> = {}): Promise<string> => {
    const answer = await asOwner(createCommunity, {
      body: {
        name,
        title: name,
        purpose: `What ${name} is for`,
        visibility: 'organisation',
        joinPolicy: 'open',
        ...parts,
      },
    });
    expect(answer.problem).toBeUndefined();
    return answer.answer.id;
  };
  const names = async (call: ApiCaller, query: Query = {}): Promise<string[]> => {
    const { answer } = await call(listCommunities, { query: { limit: '100', ...query } });
    return answer.items.map(({ name }) => name);
  };

  beforeAll(async () => {
    server = await startTestServer();
    owner = await server.given.person();
    asOwner = apiCaller(server.url, await server.given.cookie(owner));
    asColleague = apiCaller(server.url, await server.given.cookie(await server.given.person()));
    asNobody = apiCaller(server.url);
    await start('open_data', { visibility: 'public', topics: ['Data', 'Standards'], title: 'Open data' });
    await start('planning', { topics: ['planning', 'data'], title: 'Cynllunio', language: 'cy' });
    await start('fraud_team', { visibility: 'listed', joinPolicy: 'request', title: 'Fraud, 50% less' });
    await start('restructure', { visibility: 'hidden', joinPolicy: 'invitation' });
    await start('by_link', { visibility: 'unlisted' });
  });
  afterAll(() => server.stop());

  it('lists what each reader may know of', async () => {
    expect(await names(asNobody)).toEqual(['open_data']);
    expect((await names(asColleague)).sort()).toEqual(['fraud_team', 'open_data', 'planning']);
    expect(await names(asOwner)).toHaveLength(5);
    expect(await names(asColleague, { mine: 'true' })).toEqual([]);
    expect(await names(asOwner, { mine: 'true' })).toHaveLength(5);
  });

  it('lists where a reader may start threads', async () => {
    const guest = await server.given.person();
    const asGuest = apiCaller(server.url, await server.given.cookie(guest));
    const { answer } = await asOwner(getCommunity, { params: { community: 'planning' } });
    const { id } = await server.given.community({ visibility: 'hidden', title: 'Trees' });
    await server.given.member(id, guest.id);
    await server.given.member(answer.id, guest.id, 'guest');
    expect(await names(asGuest, { mine: 'true' })).toHaveLength(2);
    const { answer: places } = await asGuest(listCommunities, { query: { canStartThread: 'true' } });
    expect(places.items.map((community) => community.id)).toEqual([id]);
    expect(await names(asOwner, { canStartThread: 'true' })).toHaveLength(5);
    expect(await names(asNobody, { canStartThread: 'true' })).toEqual([]);
  });

  it('opens an unlisted community to anyone with its name', async () => {
    expect((await asNobody(getCommunity, { params: { community: 'by_link' } })).answer.canRead).toBe(true);
  });

  it('shows the card of a listed community and no more', async () => {
    const { answer } = await asColleague(getCommunity, { params: { community: 'fraud_team' } });
    expect(answer).toMatchObject({
      canRead: false,
      canRequestToJoin: true,
      purpose: 'What fraud_team is for',
      facilitatorCount: 1,
      memberCount: null,
      threadCount: null,
      lastActivityAt: null,
      facilitators: [],
      description: '',
    });
    expect((await asColleague(listMembers, { params: { community: 'fraud_team' } })).status).toBe(404);
  });

  it('filters by words, topic, visibility and language', async () => {
    expect(await names(asOwner, { q: 'OPEN dat' })).toEqual(['open_data']);
    expect(await names(asOwner, { q: 'standards' })).toEqual(['open_data']);
    expect(await names(asOwner, { q: 'Cynlunio' })).toEqual(['planning']);
    expect(await names(asOwner, { q: '50%' })).toEqual(['fraud_team']);
    expect(await names(asOwner, { q: '%%%' })).toEqual([]);
    expect((await names(asOwner, { topic: 'data' })).sort()).toEqual(['open_data', 'planning']);
    expect(await names(asOwner, { visibility: 'hidden' })).toEqual(['restructure']);
    expect(await names(asOwner, { language: 'cy' })).toEqual(['planning']);
    const topics = await asColleague(listCommunityTopics);
    expect(topics.answer.items[0]).toEqual({ topic: 'data', communities: 2 });
    const organisations = (await asOwner(listCommunityOrganisations)).answer.items;
    expect(organisations).toMatchObject([{ organisation: { isLocal: true } }]);
    const host = organisations[0]?.organisation.host ?? '';
    expect(await names(asOwner, { organisation: host.toUpperCase() })).toHaveLength(
      organisations[0]?.communities ?? 0,
    );
    expect(await names(asOwner, { organisation: 'elsewhere.example' })).toEqual([]);
  });

  it('API4: takes quotes and SQL in filters as words', async () => {
    for (const q of ["'; select pg_sleep(5) --", '"', '\\', "') or 1=1 --", '$1', '{{7*7}}']) {
      expect(await names(asOwner, { q, topic: q })).toEqual([]);
    }
  });

  it('pages by activity and by name without gap or repeat', async () => {
    for (let index = 0; index < 12; index += 1) await start(`page_${index}`, { title: `Page ${index % 4}` });
    for (const order of ['activity', 'name'] as const) {
      const seen: CommunityCard[] = [];
      let cursor: string | undefined;
      do {
        const query = { order, limit: '5', q: 'Page', ...(cursor !== undefined && { cursor }) };
        const { answer } = await asOwner(listCommunities, { query });
        seen.push(...answer.items);
        cursor = answer.next;
      } while (cursor !== undefined);
      expect(seen.map(({ id }) => id).sort()).toEqual([...new Set(seen.map(({ id }) => id))].sort());
      expect(seen).toHaveLength(12);
      if (order === 'name')
        expect(seen.map(({ title }) => title)).toEqual(seen.map(({ title }) => title).sort());
    }
  });

  it('API9: a cursor works for its own list, filters and reader only, unchanged', async () => {
    const { answer } = await asOwner(listCommunities, { query: { limit: '2' } });
    const cursor = answer.next ?? '';
    expect((await asOwner(listCommunities, { query: { limit: '2', cursor } })).status).toBe(200);
    const wrong = [
      asColleague(listCommunities, { query: { cursor } }),
      asOwner(listCommunities, { query: { cursor, q: 'page' } }),
      asOwner(listMembers, { params: { community: 'planning' }, query: { cursor } }),
      asOwner(listCommunities, { query: { cursor: `${cursor.slice(0, -2)}AA` } }),
      asOwner(listCommunities, { query: { cursor: cursor.slice(0, 8) } }),
    ];
    for (const { status, problem } of await Promise.all(wrong)) {
      expect([status, problem.code]).toEqual([400, 'cursor.invalid']);
    }
    for (const limit of ['1e9', '-1', '0', 'NaN', '1;2', '101']) {
      expect((await asOwner(listCommunities, { query: { limit } })).status).toBe(400);
    }
  });

  it('reads each page of a list with one statement, besides the session', async () => {
    const params = { community: 'planning' };
    const pages: (() => Promise<unknown>)[] = [
      () => asOwner(listCommunities, { query: { q: 'page' } }),
      () => asOwner(listCommunityTopics),
      () => asOwner(listCommunityOrganisations),
      () => asOwner(listMembers, { params, query: { q: 'a' } }),
      () => asOwner(listJoinRequests, { params }),
      () => asOwner(listBans, { params }),
      () => asOwner(listCommunityInvitations, { params }),
      () => asOwner(listReceivedInvitations),
    ];
    await asOwner(listCommunities);
    for (const read of pages) {
      const statements = await countStatements(server.database, read);
      const ofPage = statements.filter(
        (text) => !/^(begin|commit)$|\bsession\b|domain_event|_event\b|job/.test(text),
      );
      expect(ofPage).toHaveLength(1);
    }
  });

  it('keeps sub-communities one level deep, below what the reader may see', async () => {
    const parentId = await start('estates');
    const childId = await start('estates_energy', { parentId, visibility: 'public' });
    const deeper = await asOwner(createCommunity, {
      body: {
        name: 'too_deep',
        title: 'Too deep',
        purpose: 'No',
        visibility: 'public',
        joinPolicy: 'open',
        parentId: childId,
      },
    });
    expect(deeper.problem.code).toBe('community.nested-too-deep');
    const parent = await asOwner(getCommunity, { params: { community: parentId } });
    expect(parent.answer.subCommunities.map(({ name }) => name)).toEqual(['estates_energy']);
    const asReader = await asColleague(getCommunity, { params: { community: childId } });
    expect(asReader.answer.parent?.name).toBe('estates');
    const asStranger = await asNobody(getCommunity, { params: { community: childId } });
    expect(asStranger.answer.parent).toBeNull();
    expect(await names(asOwner, { parent: parentId })).toEqual(['estates_energy']);
  });

  it('shows administrators every community from the outside, and nobody else', async () => {
    const admin = await server.given.person({ role: 'admin' });
    const asAdmin = apiCaller(server.url, await server.given.cookie(admin));
    const listed = await asAdmin(listEveryCommunity, { query: { q: 'restructure' } });
    expect(listed.answer.items).toMatchObject([
      { name: 'restructure', memberCount: 1, owners: [{ id: owner.id }] },
    ]);
    expect((await asAdmin(getCommunity, { params: { community: 'restructure' } })).status).toBe(404);
    expect((await asOwner(listEveryCommunity)).status).toBe(403);
    expect((await asNobody(listEveryCommunity)).status).toBe(401);
  });
});
