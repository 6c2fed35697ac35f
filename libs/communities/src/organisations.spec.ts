import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  changeMemberRole,
  getCommunity,
  leaveCommunity,
  listCommunities,
  listCommunityOrganisations,
  listMembers,
  type OperationCall,
} from '#libs/contracts';
import type { Visibility } from '#libs/database';
import { apiCaller, startTestServer, type ApiCaller, type GivenPerson, type TestServer } from '#libs/testing';

type Query = NonNullable<OperationCall<typeof listCommunities>['query']>;

const MODES: readonly Visibility[] = ['public', 'unlisted', 'organisation', 'listed', 'hidden'];

describe('organisations that take part', () => {
  let server: TestServer;
  let owner: GivenPerson;
  let callers: Record<'nobody' | 'colleague' | 'guest' | 'member' | 'owner', ApiCaller>;
  let eastmoor: { id: string; host: string };
  let westvale: { id: string; host: string };
  const places = new Map<Visibility, { id: string; name: string }>();

  const as = async (person: { id: string }): Promise<ApiCaller> =>
    apiCaller(server.url, await server.given.cookie(person));
  const remote = async (instanceId: string): Promise<string> =>
    (await server.given.remotePerson({ instanceId })).id;
  const placeOf = (mode: Visibility): { id: string; name: string } => {
    const place = places.get(mode);
    if (place === undefined) throw new Error(`There is no ${mode} community.`);
    return place;
  };
  const names = async (call: ApiCaller, query: Query): Promise<string[]> =>
    (await call(listCommunities, { query: { limit: '100', ...query } })).answer.items.map(({ name }) => name);
  const ours = (found: readonly string[]): string[] =>
    found.filter((name) => [...places.values()].some((place) => place.name === name)).toSorted();

  beforeAll(async () => {
    server = await startTestServer({ ROLES: 'web' });
    eastmoor = await server.given.instance({ isLocal: false, host: 'eastmoor.example' });
    westvale = await server.given.instance({ isLocal: false, host: 'westvale.example' });
    owner = await server.given.person();
    const [member, guest, colleague] = await Promise.all(
      Array.from({ length: 3 }, () => server.given.person()),
    );
    if (member === undefined || guest === undefined || colleague === undefined) throw new Error('nobody');
    callers = {
      nobody: apiCaller(server.url),
      colleague: await as(colleague),
      guest: await as(guest),
      member: await as(member),
      owner: await as(owner),
    };
    for (const visibility of MODES) {
      const place = await server.given.community({ visibility, owner, name: `${visibility}_place` });
      places.set(visibility, place);
      await server.given.member(place.id, member.id);
      await server.given.member(place.id, guest.id, 'guest');
      await server.given.member(place.id, await remote(eastmoor.id), 'facilitator');
      await server.given.member(place.id, await remote(eastmoor.id));
      await server.given.member(place.id, await remote(westvale.id));
    }
  });
  afterAll(() => server.stop());

  it('are those of the members whom each reader sees in the members list, no more and no fewer', async () => {
    let compared = 0;
    for (const call of Object.values(callers))
      for (const { id, name } of places.values()) {
        const params = { community: id };
        const members = await call(listMembers, { params, query: { limit: '100' } });
        const counted = new Map<string, number>();
        for (const { person } of members.status === 200 ? members.answer.items : [])
          counted.set(person.organisation.host, (counted.get(person.organisation.host) ?? 0) + 1);
        const detail = await call(getCommunity, { params });
        const cards = (await call(listCommunities, { query: { limit: '100' } })).answer.items;
        for (const found of [
          ...(detail.status === 200 ? [detail.answer] : []),
          ...cards.filter((card) => card.name === name),
        ]) {
          const items = found.takingPart?.items ?? [];
          expect(Object.fromEntries(items.map((item) => [item.organisation.host, item.members]))).toEqual(
            Object.fromEntries(counted),
          );
          expect(found.takingPart === null).toBe(!found.canRead);
          expect(found.takingPart?.total ?? 0).toBe(counted.size);
          compared += 1;
        }
      }
    expect(compared).toBeGreaterThan(30);
  });

  it('say nothing of a private community to those who see its card only, by no filter and no count', async () => {
    const { id, name } = placeOf('listed');
    const { colleague, nobody } = callers;
    expect((await colleague(getCommunity, { params: { community: id } })).answer).toMatchObject({
      canRead: false,
      takingPart: null,
    });
    for (const { host } of [eastmoor, westvale]) {
      expect(await names(colleague, { organisation: host })).not.toContain(name);
      expect(
        (await colleague(listMembers, { params: { community: id }, query: { organisation: host } })).status,
      ).toBe(404);
    }
    expect(await names(colleague, { active: 'year' })).not.toContain(name);
    const counts = async (call: ApiCaller) =>
      Object.fromEntries(
        (await call(listCommunityOrganisations)).answer.items.map((item) => [
          item.organisation.host,
          item.communities,
        ]),
      );
    const { host } = await server.given.instance();
    // Westvale has members only, whom nobody sees who is not a member.
    expect(await counts(nobody)).toEqual({ [host]: 1, [eastmoor.host]: 1 });
    expect(await counts(colleague)).toEqual({ [host]: 3, [eastmoor.host]: 2 });
    expect(await counts(callers.member)).toEqual({
      [host]: 5,
      [eastmoor.host]: 5,
      [westvale.host]: 5,
    });
  });

  it('narrow the directory and the members list down, for members to all and for others to who looks after it', async () => {
    const all = [...places.values()].map(({ name }) => name).toSorted();
    expect(ours(await names(callers.member, { organisation: westvale.host }))).toEqual(all);
    expect(ours(await names(callers.colleague, { organisation: westvale.host }))).toEqual([]);
    expect(ours(await names(callers.colleague, { organisation: eastmoor.host.toUpperCase() }))).toEqual([
      'organisation_place',
      'public_place',
    ]);
    const params = { community: placeOf('hidden').id };
    const query = { organisation: eastmoor.host };
    const theirs = (await callers.member(listMembers, { params, query })).answer.items;
    expect(theirs.map(({ person }) => person.organisation.host)).toEqual([eastmoor.host, eastmoor.host]);
    const first = await callers.member(listMembers, { params, query: { ...query, limit: '1' } });
    const { next: cursor = '' } = first.answer;
    const second = await callers.member(listMembers, { params, query: { ...query, limit: '1', cursor } });
    expect([...first.answer.items, ...second.answer.items]).toEqual(theirs);
    expect(second.answer.next).toBeUndefined();
    const mixed = await callers.member(listMembers, {
      params,
      query: { organisation: westvale.host, limit: '1', cursor },
    });
    expect(mixed.problem.code).toBe('cursor.invalid');
  });

  it('are of a sector only while their card counts', async () => {
    const roads = await server.given.community({
      visibility: 'public',
      instanceId: eastmoor.id,
      name: 'roads',
    });
    const verify = (until: Date | null) =>
      server.database.sql
        .updateTable('instance')
        .set({ verified_until: until })
        .where('id', '=', eastmoor.id)
        .execute();
    await server.database.sql
      .insertInto('organisation_card')
      .values({
        instance_id: eastmoor.id,
        kind: 'health',
        contact_url: '',
        issued_at: new Date(),
        valid_until: null,
        checked_at: null,
      })
      .execute();
    expect(await names(callers.nobody, { sector: 'health' })).toEqual([]);
    await verify(new Date(Date.now() + 3_600_000));
    expect(await names(callers.nobody, { sector: 'health' })).toEqual([roads.name]);
    expect(await names(callers.nobody, { sector: 'council' })).toEqual([]);
    await verify(new Date(Date.now() - 1_000));
    expect(await names(callers.nobody, { sector: 'health' })).toEqual([]);
  });

  it('are active as long as something was written lately, as far as the reader may know', async () => {
    const { id, name } = placeOf('organisation');
    await server.database.sql
      .updateTable('community')
      .set({ last_activity_at: new Date(Date.now() - 20 * 86_400_000) })
      .where('id', '=', id)
      .execute();
    expect(await names(callers.colleague, { active: 'week' })).not.toContain(name);
    expect(await names(callers.colleague, { active: 'month' })).toContain(name);
    expect(await names(callers.nobody, { active: 'year' })).not.toContain(name);
  });

  it('are counted anew when people change role, leave, or lose their stay', async () => {
    const place = await server.given.community({ visibility: 'public', owner });
    const params = { community: place.id };
    const helper = await server.given.person();
    await server.given.member(place.id, helper.id);
    const seenBy = async (call: ApiCaller): Promise<number[]> =>
      ((await call(getCommunity, { params })).answer.takingPart?.items ?? []).map(({ members }) => members);
    expect(await seenBy(callers.owner)).toEqual([2]);
    expect(await seenBy(callers.nobody)).toEqual([1]);
    await callers.owner(changeMemberRole, {
      params: { ...params, person: helper.id },
      body: { role: 'facilitator' },
    });
    expect(await seenBy(callers.nobody)).toEqual([2]);
    await (
      await as(helper)
    )(leaveCommunity, { params });
    expect(await seenBy(callers.nobody)).toEqual([1]);
    expect(await seenBy(callers.owner)).toEqual([1]);
  });
});
