import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  archiveCommunity,
  banFromCommunity,
  changeCommunityVisibility,
  changeMemberRole,
  declineCommunityInvitation,
  acceptCommunityInvitation,
  decideJoinRequest,
  deleteCommunity,
  getCommunity,
  inviteToCommunity,
  joinCommunity,
  leaveCommunity,
  liftBan,
  listBans,
  listCommunityInvitations,
  listJoinRequests,
  listMembers,
  removeMember,
  requestToJoin,
  revokeCommunityInvitation,
  unarchiveCommunity,
  updateCommunity,
  withdrawJoinRequest,
  type Operation,
} from '#libs/contracts';
import { newId } from '#libs/kernel';
import { apiCaller, startTestServer, type ApiCaller, type ApiResult, type TestServer } from '#libs/testing';

interface Resource {
  readonly community: string;
  readonly person: string;
  readonly request: string;
  readonly invitation: string;
  readonly ban: string;
}

/** Every operation on a community, with a body that would do something. */
const operations: [string, (call: ApiCaller, its: Resource) => Promise<ApiResult<unknown>>][] = [
  ['read', (call, its) => call(getCommunity, { params: { community: its.community } })],
  [
    'update',
    (call, its) => call(updateCommunity, { params: { community: its.community }, body: { title: 'Mine' } }),
  ],
  [
    'change visibility',
    (call, its) =>
      call(changeCommunityVisibility, {
        params: { community: its.community },
        body: { visibility: 'public' },
      }),
  ],
  ['archive', (call, its) => call(archiveCommunity, { params: { community: its.community } })],
  ['reopen', (call, its) => call(unarchiveCommunity, { params: { community: its.community } })],
  [
    'delete',
    (call, its) =>
      call(deleteCommunity, { params: { community: its.community }, body: { confirmName: 'secret' } }),
  ],
  ['join', (call, its) => call(joinCommunity, { params: { community: its.community } })],
  ['leave', (call, its) => call(leaveCommunity, { params: { community: its.community } })],
  [
    'request to join',
    (call, its) => call(requestToJoin, { params: { community: its.community }, body: { reason: 'Please' } }),
  ],
  ['list requests', (call, its) => call(listJoinRequests, { params: { community: its.community } })],
  ['list members', (call, its) => call(listMembers, { params: { community: its.community } })],
  [
    'change role',
    (call, its) =>
      call(changeMemberRole, {
        params: { community: its.community, person: its.person },
        body: { role: 'guest' },
      }),
  ],
  [
    'remove member',
    (call, its) => call(removeMember, { params: { community: its.community, person: its.person } }),
  ],
  [
    'invite',
    (call, its) =>
      call(inviteToCommunity, {
        params: { community: its.community },
        body: { email: 'a@b.example', role: 'member' },
      }),
  ],
  [
    'list invitations',
    (call, its) => call(listCommunityInvitations, { params: { community: its.community } }),
  ],
  [
    'revoke invitation',
    (call, its) =>
      call(revokeCommunityInvitation, { params: { community: its.community, invitation: its.invitation } }),
  ],
  [
    'ban',
    (call, its) =>
      call(banFromCommunity, {
        params: { community: its.community },
        body: { personId: its.person, reason: '', endsAt: null },
      }),
  ],
  ['list bans', (call, its) => call(listBans, { params: { community: its.community } })],
  ['lift ban', (call, its) => call(liftBan, { params: { community: its.community, ban: its.ban } })],
  [
    'decide request',
    (call, its) =>
      call(decideJoinRequest, { params: { request: its.request }, body: { decision: 'accepted' } }),
  ],
  ['withdraw request', (call, its) => call(withdrawJoinRequest, { params: { request: its.request } })],
  [
    'accept invitation',
    (call, its) => call(acceptCommunityInvitation, { params: { invitation: its.invitation }, body: {} }),
  ],
  [
    'decline invitation',
    (call, its) => call(declineCommunityInvitation, { params: { invitation: its.invitation }, body: {} }),
  ],
];

const readable: [string, Operation][] = [
  ['read', getCommunity],
  ['list members', listMembers],
];

/** What a caller can tell apart: all but the request's own id and the clock. */
const visible = ({ status, problem, headers }: ApiResult<unknown>): object => ({
  status,
  problem: { ...problem, requestId: '' },
  headers: [...headers].filter(([name]) => !['date', 'x-request-id'].includes(name)),
});

const median = (times: number[]): number => times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

describe('a community that the caller may not know of', () => {
  let server: TestServer;
  let hidden: Resource;
  let callers: Record<string, ApiCaller>;
  const absent: Resource = {
    community: newId(),
    person: newId(),
    request: newId(),
    invitation: newId(),
    ban: newId(),
  };

  const makeHidden = async (): Promise<Resource> => {
    const { given, database } = server;
    const owner = await given.person();
    const [member, asker, banned] = [await given.person(), await given.person(), await given.person()];
    const { id } = await given.community({ owner, name: 'secret', visibility: 'hidden' });
    await given.member(id, member.id);
    const [request, invitation, ban] = [newId(), newId(), newId()];
    const created_at = new Date();
    const shared = { community_id: id, created_at };
    await database.sql
      .insertInto('join_request')
      .values({ ...shared, id: request, person_id: asker.id, reason: '' })
      .execute();
    await database.sql
      .insertInto('ban')
      .values({ ...shared, id: ban, person_id: banned.id, reason: '', banned_by: owner.id })
      .execute();
    await database.sql
      .insertInto('invitation')
      .values({
        ...shared,
        id: invitation,
        secret_hash: Buffer.from(invitation),
        community_role: 'member',
        person_id: asker.id,
        invited_by: owner.id,
        expires_at: new Date(Date.now() + 3_600_000),
      })
      .execute();
    return { community: id, person: member.id, request, invitation, ban };
  };

  const makeCallers = async (): Promise<Record<string, ApiCaller>> => {
    const { given } = server;
    const as = async (person: { id: string }): Promise<ApiCaller> =>
      apiCaller(server.url, await given.cookie(person));
    const elsewhere = await given.community({ owner: await given.person() });
    const [colleague, member, moderator, suspended, banned] = await Promise.all(
      [1, 2, 3, 4, 5].map(() => given.person()),
    );
    if (!colleague || !member || !moderator || !suspended || !banned) throw new Error('People are missing.');
    await given.member(elsewhere.id, member.id);
    await given.member(elsewhere.id, moderator.id, 'moderator');
    const row = { community_id: hidden.community, reason: '', created_at: new Date(), banned_by: banned.id };
    await server.database.sql
      .insertInto('ban')
      .values({ ...row, id: newId(), person_id: banned.id })
      .execute();
    const asSuspended = await as(suspended);
    await server.database.sql
      .updateTable('account')
      .set({ suspended_at: new Date() })
      .where('person_id', '=', suspended.id)
      .execute();
    return {
      'nobody signed in': apiCaller(server.url),
      'an account of the instance': await as(colleague),
      'a member of another community': await as(member),
      'a moderator of another community': await as(moderator),
      'a suspended account': asSuspended,
      'a banned person': await as(banned),
      'a moderator of the instance': await as(await given.person({ role: 'moderator' })),
      'an administrator of the instance': await as(await given.person({ role: 'admin' })),
    };
  };

  const snapshot = async (): Promise<string> => {
    const { sql } = server.database;
    const tables = ['community', 'membership', 'join_request', 'ban', 'invitation', 'mail_message'] as const;
    const rows = await Promise.all(tables.map((table) => sql.selectFrom(table).selectAll().execute()));
    return JSON.stringify(rows);
  };

  beforeAll(async () => {
    server = await startTestServer();
    hidden = await makeHidden();
    callers = await makeCallers();
  });
  afterAll(() => server.stop());

  it.each(operations)('API5: %s answers as if it did not exist, and changes nothing', async (_, ask) => {
    const before = await snapshot();
    for (const [who, call] of Object.entries(callers)) {
      const [real, unreal] = [await ask(call, hidden), await ask(call, absent)];
      expect({ who, ...visible(real) }).toEqual({ who, ...visible(unreal) });
      expect([401, 404]).toContain(real.status);
    }
    expect(await snapshot()).toBe(before);
  });

  it('API5: by its name it does not exist either', async () => {
    for (const [who, call] of Object.entries(callers)) {
      const real = await call(getCommunity, { params: { community: 'secret' } });
      const unreal = await call(getCommunity, { params: { community: 'no_such_name' } });
      expect({ who, ...visible(real) }).toEqual({ who, ...visible(unreal) });
    }
  });

  it.each(readable)(
    'K8: %s takes as long for what is hidden as for what is not there',
    async (_, operation) => {
      const call = callers['an account of the instance'] ?? apiCaller(server.url);
      const times: Record<'hidden' | 'absent', number[]> = { hidden: [], absent: [] };
      for (let round = 0; round < 30; round += 1) {
        for (const [kind, { community }] of [
          ['hidden', hidden],
          ['absent', absent],
        ] as const) {
          const begun = performance.now();
          await call(operation, { params: { community } });
          times[kind].push(performance.now() - begun);
        }
      }
      expect(Math.abs(median(times.hidden) - median(times.absent))).toBeLessThan(20);
    },
  );
});
