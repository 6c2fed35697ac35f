import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  appointOwner,
  archiveCommunity,
  changeCommunityVisibility,
  createCommunity,
  deleteCommunity,
  getCommunity,
  listCommunities,
  unarchiveCommunity,
  updateCommunity,
} from '#libs/contracts';
import { newId } from '#libs/kernel';
import { apiCaller, startTestServer, type ApiCaller, type GivenPerson, type TestServer } from '#libs/testing';

const body = (name: string) => ({
  name,
  title: `The ${name}`,
  purpose: 'To test',
  visibility: 'organisation' as const,
  joinPolicy: 'open' as const,
});

describe('the settings of a community', () => {
  let server: TestServer;
  let owner: GivenPerson;
  let asOwner: ApiCaller;

  beforeAll(async () => {
    server = await startTestServer();
    owner = await server.given.person({ name: 'ada' });
    asOwner = apiCaller(server.url, await server.given.cookie(owner));
  });
  afterAll(() => server.stop());

  it('makes one community however often the same request comes, also at the same time', async () => {
    const key = newId();
    const answers = await Promise.all(
      [1, 2, 3].map(() => asOwner(createCommunity, { body: body('repeat'), key })),
    );
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map(({ answer }) => answer.id)).size).toBe(1);
    expect((await asOwner(listCommunities, { query: { q: 'repeat' } })).answer.items).toHaveLength(1);
    const other = await asOwner(createCommunity, { body: body('other'), key });
    expect(other.problem.code).toBe('idempotency.key-reused');
  });

  it('shares one name space with people, for ever', async () => {
    expect((await asOwner(createCommunity, { body: body('ada') })).problem.code).toBe('name.taken');
    const params = { community: 'gone' };
    await asOwner(createCommunity, { body: body('gone') });
    const wrong = await asOwner(deleteCommunity, { params, body: { confirmName: 'went' } });
    expect(wrong.problem.code).toBe('community.name-differs');
    expect((await asOwner(deleteCommunity, { params, body: { confirmName: 'gone' } })).status).toBe(204);
    expect((await asOwner(getCommunity, { params })).status).toBe(404);
    expect((await asOwner(createCommunity, { body: body('gone') })).problem.code).toBe('name.taken');
    const atOnce = await Promise.all([1, 2].map(() => asOwner(createCommunity, { body: body('race') })));
    expect(atOnce.filter(({ status }) => status === 201)).toHaveLength(1);
  });

  it('changes its presentation, rendered safely', async () => {
    await asOwner(createCommunity, { body: body('words') });
    const params = { community: 'words' };
    const description = '**Bold** <script>alert(1)</script>';
    const changed = await asOwner(updateCommunity, {
      params,
      body: { description, topics: ['A  b', 'a B'] },
    });
    expect(changed.answer.descriptionHtml).toContain('<strong>Bold</strong>');
    expect(changed.answer.descriptionHtml).not.toContain('<script');
    expect(changed.answer).toMatchObject({ description, topics: ['a b'], title: 'The words' });
    const missing = await asOwner(updateCommunity, { params, body: { joinPolicy: 'domain' } });
    expect(missing.problem.code).toBe('community.domains-missing');
    const picture = await asOwner(updateCommunity, { params, body: { imageFileId: newId() } });
    expect(picture.problem.code).toBe('file.missing');
  });

  it('API1: names extra fields and changes nothing', async () => {
    const params = { community: 'words' };
    const before = (await asOwner(getCommunity, { params })).answer;
    for (const field of [
      'id',
      'createdAt',
      'instanceId',
      'memberCount',
      'visibility',
      'role',
      'archivedAt',
    ]) {
      const answer = await asOwner(updateCommunity, { params, body: { title: 'X', [field]: 1 } });
      expect(answer.status).toBe(400);
      expect(JSON.stringify(answer.problem)).toContain(field);
    }
    expect((await asOwner(getCommunity, { params })).answer).toEqual(before);
  });

  it('records a change of visibility with both modes', async () => {
    const { id } = (await asOwner(createCommunity, { body: body('opening') })).answer;
    const params = { community: 'opening' };
    const opened = await asOwner(changeCommunityVisibility, { params, body: { visibility: 'public' } });
    expect(opened.answer.visibility).toBe('public');
    await asOwner(changeCommunityVisibility, { params, body: { visibility: 'public' } });
    const facts = await server.database.sql
      .selectFrom('domain_event')
      .select('payload')
      .where('kind', '=', 'community.visibility-changed')
      .execute();
    const mine = facts.filter(({ payload }) => (payload as { communityId: string }).communityId === id);
    expect(mine.map(({ payload }) => payload)).toEqual([
      { communityId: id, by: owner.id, from: 'organisation', to: 'public' },
    ]);
  });

  it('archives: readable, out of the usual directory, unchangeable until it is opened again', async () => {
    await asOwner(createCommunity, { body: body('old') });
    const params = { community: 'old' };
    const archived = await asOwner(archiveCommunity, { params });
    expect(archived.answer).toMatchObject({
      isArchived: true,
      canRead: true,
      permissions: { canArchive: true, canManage: false, canStartThread: false, canInvite: false },
    });
    const update = await asOwner(updateCommunity, { params, body: { title: 'New' } });
    expect(update.problem.code).toBe('community.archived');
    expect((await asOwner(listCommunities, { query: { q: 'old' } })).answer.items).toEqual([]);
    const listed = await asOwner(listCommunities, { query: { q: 'old', archived: 'true' } });
    expect(listed.answer.items).toHaveLength(1);
    expect((await asOwner(unarchiveCommunity, { params })).answer.permissions.canManage).toBe(true);
  });

  it('lets an administrator hand over a community that nobody owns any more, and no other', async () => {
    const leaving = await server.given.person();
    const heir = await server.given.person();
    const { id } = await server.given.community({ owner: leaving, visibility: 'hidden' });
    await server.given.member(id, heir.id);
    const admin = await server.given.person({ role: 'admin' });
    const asAdmin = apiCaller(server.url, await server.given.cookie(admin));
    const appoint = { params: { community: id }, body: { personId: heir.id } };
    expect((await asAdmin(appointOwner, appoint)).problem.code).toBe('community.has-owner');
    await server.database.sql
      .updateTable('account')
      .set({ suspended_at: new Date() })
      .where('person_id', '=', leaving.id)
      .execute();
    const self = { params: { community: id }, body: { personId: admin.id } };
    expect((await asAdmin(appointOwner, self)).problem.code).toBe('person.not-a-member');
    const answer = await asAdmin(appointOwner, appoint);
    expect(answer.answer.owners.map((person) => person.id)).toContain(heir.id);
    const asHeir = apiCaller(server.url, await server.given.cookie(heir));
    expect((await asHeir(getCommunity, { params: { community: id } })).answer.me.role).toBe('owner');
  });
});
