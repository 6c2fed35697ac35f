import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { permissionTable, roleMay, type CommunityAction } from '#libs/access';
import {
  archiveAnyCommunity,
  archiveCommunity,
  banFromCommunity,
  changeCommunityVisibility,
  changeMemberRole,
  createCommunity,
  createEvent,
  decideJoinRequest,
  deleteCommunity,
  deleteThread,
  inviteToCommunity,
  liftBan,
  listBans,
  listCommunityInvitations,
  listEveryCommunity,
  listJoinRequests,
  listMembers,
  readPanel,
  removeMember,
  revokeCommunityInvitation,
  tickChecklist,
  updateCommunity,
} from '#libs/contracts';
import type { CommunityRole } from '#libs/database';
import { newId } from '#libs/kernel';
import { apiCaller, startTestServer, type ApiCaller, type ApiResult, type TestServer } from '#libs/testing';

interface Scene {
  readonly id: string;
  readonly name: string;
  /** A plain member, a guest, somebody who asked to join, a stranger. */
  readonly memberId: string;
  readonly guestId: string;
  readonly strangerId: string;
  readonly requestId: string;
  readonly invitationId: string;
  readonly banId: string;
  /** Begun by the owner. */
  readonly threadId: string;
}

type Attempt = (call: ApiCaller, scene: Scene) => Promise<ApiResult<unknown>>;

const at = ({ id }: Scene): { community: string } => ({ community: id });

/** Each row of the permission table that the communities area serves, done over HTTP. */
const attempts: [CommunityAction, string, Attempt][] = [
  [
    'see-members',
    'see plain members',
    async (call, scene) => {
      const answer = await call(listMembers, { params: at(scene), query: { role: 'guest' } });
      const seen = answer.status === 200 && answer.answer.items.length > 0;
      return seen ? answer : { ...answer, status: answer.status === 200 ? 403 : answer.status };
    },
  ],
  [
    'invite',
    'invite a guest',
    (call, scene) =>
      call(inviteToCommunity, { params: at(scene), body: { personId: scene.strangerId, role: 'guest' } }),
  ],
  ['invite', 'see invitations', (call, scene) => call(listCommunityInvitations, { params: at(scene) })],
  [
    'invite',
    'take back an invitation',
    (call, scene) =>
      call(revokeCommunityInvitation, { params: { ...at(scene), invitation: scene.invitationId } }),
  ],
  ['decide-requests', 'see requests', (call, scene) => call(listJoinRequests, { params: at(scene) })],
  [
    'change-roles',
    'make a guest a member',
    (call, scene) =>
      call(changeMemberRole, { params: { ...at(scene), person: scene.guestId }, body: { role: 'member' } }),
  ],
  [
    'ban',
    'remove a member',
    (call, scene) => call(removeMember, { params: { ...at(scene), person: scene.guestId } }),
  ],
  [
    'ban',
    'ban a member',
    (call, scene) =>
      call(banFromCommunity, {
        params: at(scene),
        body: { personId: scene.guestId, reason: '', endsAt: null },
      }),
  ],
  ['ban', 'see bans', (call, scene) => call(listBans, { params: at(scene) })],
  ['ban', 'lift a ban', (call, scene) => call(liftBan, { params: { ...at(scene), ban: scene.banId } })],
  [
    'manage',
    'change the title',
    (call, scene) => call(updateCommunity, { params: at(scene), body: { title: 'New' } }),
  ],
  [
    'add-sub-community',
    'start a sub-community',
    (call, scene) =>
      call(createCommunity, {
        body: {
          name: `sub_${newId().slice(-12)}`,
          title: 'Sub',
          purpose: 'Below',
          visibility: 'organisation',
          joinPolicy: 'open',
          parentId: scene.id,
        },
      }),
  ],
  [
    'change-visibility',
    'make it public',
    (call, scene) => call(changeCommunityVisibility, { params: at(scene), body: { visibility: 'public' } }),
  ],
  [
    'plan-event',
    'plan an event',
    (call, { id: communityId }) =>
      call(createEvent, {
        params: { communityId },
        body: {
          title: 'Meeting',
          agenda: 'Snow',
          startsAt: '2031-05-01T10:00',
          endsAt: '2031-05-01T11:00',
        },
      }),
  ],
  ['see-panel', 'see the panel', (call, scene) => call(readPanel, { params: at(scene) })],
  [
    'tick-checklist',
    'tick what is done',
    (call, scene) =>
      call(tickChecklist, { params: { ...at(scene), item: 'describe' }, body: { done: true } }),
  ],
  ['archive', 'archive it', (call, scene) => call(archiveCommunity, { params: at(scene) })],
  [
    'take-down-thread',
    'delete a thread',
    (call, { threadId }) => call(deleteThread, { params: { threadId }, body: {} }),
  ],
  [
    'delete',
    'delete it',
    (call, scene) => call(deleteCommunity, { params: at(scene), body: { confirmName: scene.name } }),
  ],
];

type Standing = CommunityRole | 'not a member' | 'nobody' | 'instance moderator' | 'instance admin';

const standings: Standing[] = [
  'owner',
  'facilitator',
  'moderator',
  'member',
  'guest',
  'not a member',
  'nobody',
  'instance moderator',
  'instance admin',
];

const isRole = (standing: Standing): standing is CommunityRole =>
  ['owner', 'facilitator', 'moderator', 'member', 'guest'].includes(standing);

describe('the permission table over HTTP', () => {
  let server: TestServer;
  let owner: { id: string };
  let extras: { id: string }[];
  const callers = new Map<Standing, { id: string | null; call: ApiCaller }>();

  const makeCaller = async (standing: Standing): Promise<{ id: string | null; call: ApiCaller }> => {
    if (standing === 'nobody') return { id: null, call: apiCaller(server.url) };
    const roles = { 'instance moderator': 'moderator', 'instance admin': 'admin' } as const;
    const role =
      standing === 'instance moderator' || standing === 'instance admin' ? roles[standing] : 'member';
    const person = await server.given.person({ role });
    return { id: person.id, call: apiCaller(server.url, await server.given.cookie(person)) };
  };

  const insertThread = (communityId: string, threadId: string): Promise<unknown> =>
    server.database.pool.query(
      `with counted as (update community set thread_count = thread_count + 1 where id = $1)
      insert into thread (id, instance_id, community_id, author_id, title, root_post_id, created_at, last_post_at)
      select $2, instance_id, id, $3, 'A thread', $2, now(), now() from community where id = $1`,
      [communityId, threadId, owner.id],
    );

  const makeScene = async (standing: Standing, archived: boolean): Promise<Scene> => {
    const { given, database } = server;
    const { id, name } = await given.community({ owner, joinPolicy: 'request' });
    const [memberId, guestId, strangerId, askerId] = extras.map((person) => person.id) as [
      string,
      string,
      string,
      string,
    ];
    await given.member(id, memberId);
    await given.member(id, guestId, 'guest');
    const personId = callers.get(standing)?.id;
    if (isRole(standing) && personId) await given.member(id, personId, standing);
    const [requestId, invitationId, banId, threadId] = [newId(), newId(), newId(), newId()];
    const shared = { community_id: id, person_id: askerId, created_at: new Date() };
    await database.sql
      .insertInto('join_request')
      .values({ ...shared, id: requestId, reason: '' })
      .execute();
    await database.sql
      .insertInto('ban')
      .values({ ...shared, id: banId, reason: '', banned_by: owner.id })
      .execute();
    await database.sql
      .insertInto('invitation')
      .values({
        ...shared,
        id: invitationId,
        secret_hash: Buffer.from(invitationId),
        community_role: 'member',
        invited_by: owner.id,
        expires_at: new Date(Date.now() + 3_600_000),
      })
      .execute();
    await insertThread(id, threadId);
    await database.sql
      .insertInto('start_kit')
      .values({ community_id: id, template: 'practice', created_at: new Date() })
      .execute();
    if (archived)
      await database.sql
        .updateTable('community')
        .set({ archived_at: new Date() })
        .where('id', '=', id)
        .execute();
    return { id, name, memberId, guestId, strangerId, requestId, invitationId, banId, threadId };
  };

  beforeAll(async () => {
    server = await startTestServer();
    owner = await server.given.person();
    extras = await Promise.all([1, 2, 3, 4].map(() => server.given.person()));
    for (const standing of standings) callers.set(standing, await makeCaller(standing));
  });
  afterAll(() => server.stop());

  const callerOf = (standing: Standing): ApiCaller => {
    const caller = callers.get(standing);
    if (caller === undefined) throw new Error(`Nobody is a ${standing}.`);
    return caller.call;
  };

  it.each(attempts)('AD1: %s: only those in the table %s', async (action, _, attempt) => {
    const attemptedByNobody = action === 'see-members' ? 404 : 401;
    const expected: Record<string, boolean> = {};
    const found: Record<string, boolean> = {};
    for (const standing of standings) {
      const scene = await makeScene(standing, false);
      const { status } = await attempt(callerOf(standing), scene);
      expected[standing] = isRole(standing) && roleMay(standing, action, false);
      found[standing] = status < 300;
      if (status >= 300)
        expect([standing, status]).toEqual([standing, standing === 'nobody' ? attemptedByNobody : 403]);
    }
    expect(found).toEqual(expected);
  });

  it('AD1: in an archived community only what the table allows there', async () => {
    const reading = new Set(['see invitations', 'see requests', 'take back an invitation']);
    for (const [action, does, attempt] of attempts) {
      if (reading.has(does)) continue;
      for (const standing of ['owner', 'facilitator', 'moderator', 'member'] as const) {
        const scene = await makeScene(standing, true);
        const { status } = await attempt(callerOf(standing), scene);
        expect([does, standing, status < 300]).toEqual([does, standing, roleMay(standing, action, true)]);
      }
    }
  });

  it('AD1: requests to join: decided by those in the table, unknown to all others', async () => {
    for (const standing of standings) {
      const { requestId, banId } = await makeScene(standing, false);
      await server.database.sql
        .updateTable('ban')
        .set({ lifted_at: new Date() })
        .where('id', '=', banId)
        .execute();
      const { status } = await callerOf(standing)(decideJoinRequest, {
        params: { request: requestId },
        body: { decision: 'accepted' },
      });
      const allowed = isRole(standing) && roleMay(standing, 'decide-requests', false);
      const refused = standing === 'nobody' ? 401 : 404;
      expect([standing, status]).toEqual([standing, allowed ? 200 : refused]);
    }
  });

  it('AD1: administrators alone use the administrative actions', async () => {
    for (const standing of standings) {
      const { id } = await makeScene(standing, false);
      const call = callerOf(standing);
      const refused = standing === 'nobody' ? 401 : 403;
      const expected = standing === 'instance admin' ? 200 : refused;
      const archive = { params: { community: id }, body: { archived: true } };
      expect([standing, (await call(archiveAnyCommunity, archive)).status]).toEqual([standing, expected]);
      expect([standing, (await call(listEveryCommunity)).status]).toEqual([standing, expected]);
    }
  });

  it('AD2: nobody raises their own role, or touches somebody at or above it', async () => {
    const roles = ['owner', 'facilitator', 'moderator', 'member', 'guest'] as const;
    for (const actor of roles.slice(1)) {
      for (const target of roles) {
        const scene = await makeScene(actor, false);
        const own = callers.get(actor)?.id ?? '';
        const other = await server.given.person();
        await server.given.member(scene.id, other.id, target);
        const call = callerOf(actor);
        const raise = { params: { ...at(scene), person: own }, body: { role: target } };
        expect([actor, target, (await call(changeMemberRole, raise)).status]).toEqual([actor, target, 403]);
        if (roles.indexOf(target) > roles.indexOf(actor)) continue;
        const lower = { params: { ...at(scene), person: other.id }, body: { role: 'guest' as const } };
        expect((await call(changeMemberRole, lower)).status).toBe(403);
        expect((await call(removeMember, { params: { ...at(scene), person: other.id } })).status).toBe(403);
        const ban = { params: at(scene), body: { personId: other.id, reason: '', endsAt: null } };
        expect((await call(banFromCommunity, ban)).status).toBe(403);
      }
    }
  });

  it('names in the table every action that the gate knows', () => {
    const untested = Object.keys(permissionTable).filter(
      (action) => !attempts.some(([done]) => done === action),
    );
    expect(untested).toEqual([
      'reply',
      'edit-wiki',
      'make-own-wiki',
      'start-thread',
      'add-document',
      'see-history',
      'invite-when-open',
      'delete-own-post',
      'restore-own-post',
      'delete-own-thread',
      'restore-own-thread',
      'moderate',
      'make-wiki',
      'see-numbers',
      'take-down-post',
      'read-deleted',
      'review-reports',
      'accept-answer',
    ]);
  });
});
