import * as contracts from '#libs/contracts';

import { exampleOf, type Example } from './example.fixture.js';
import type { Actor, Scene } from './scene.fixture.js';

const byRequest = async (scene: Scene): Promise<{ community: string }> => ({
  community: (await scene.newCommunity({ joinPolicy: 'request' })).id,
});

const requested = async (scene: Scene) => {
  const [params, as] = [await byRequest(scene), await scene.newcomer()];
  const { answer } = await as.call(contracts.requestToJoin, { params, body: { reason: 'I plant trees' } });
  return { as, params, request: answer.id };
};

const decided = async (scene: Scene) => {
  const asked = await requested(scene);
  const params = { request: asked.request };
  await scene.owner.call(contracts.decideJoinRequest, { params, body: { decision: 'declined' } });
  return { as: asked.as, params };
};

const withMember = async (scene: Scene): Promise<{ community: string; member: Actor }> => {
  const { id } = await scene.newCommunity();
  const member = await scene.newcomer();
  await scene.test.given.member(id, member.id);
  return { community: id, member };
};

const ownerAlone = async (scene: Scene) => ({
  as: scene.owner,
  params: { community: (await scene.newCommunity()).id },
});

const banOf = async (scene: Scene) => {
  const { community, member } = await withMember(scene);
  const body = { personId: member.id, reason: 'Spam', endsAt: null };
  const { answer } = await scene.owner.call(contracts.banFromCommunity, { params: { community }, body });
  return { as: scene.owner, params: { community, ban: answer.id }, body };
};

/** Joining, asking to join, members and bans. */
export const membershipExamples: readonly Example[] = [
  exampleOf(contracts.joinCommunity)(
    async (scene) => ({
      as: await scene.newcomer(),
      params: { community: (await scene.newCommunity()).name },
    }),
    {
      code: 'membership.not-open',
      asked: async (scene) => ({ as: await scene.newcomer(), params: await byRequest(scene) }),
    },
  ),
  exampleOf(contracts.leaveCommunity)(
    async (scene) => {
      const { community, member } = await withMember(scene);
      return { as: member, params: { community } };
    },
    { code: 'membership.last-owner', asked: ownerAlone },
  ),
  exampleOf(contracts.requestToJoin)(
    async (scene) => ({
      as: await scene.newcomer(),
      params: await byRequest(scene),
      body: { reason: 'I plant trees' },
    }),
    {
      code: 'join-request.already-open',
      asked: async (scene) => {
        const { as, params } = await requested(scene);
        return { as, params, body: { reason: 'Please' } };
      },
    },
  ),
  exampleOf(contracts.listJoinRequests)(async (scene) => {
    const { params } = await requested(scene);
    const another = await scene.newcomer();
    await another.call(contracts.requestToJoin, { params, body: { reason: 'Me too' } });
    return { as: scene.owner, params, query: { status: 'open' } };
  }),
  exampleOf(contracts.withdrawJoinRequest)(
    async (scene) => {
      const { as, request } = await requested(scene);
      return { as, params: { request } };
    },
    { code: 'join-request.already-decided', asked: decided },
  ),
  exampleOf(contracts.decideJoinRequest)(
    async (scene) => ({
      as: scene.owner,
      params: { request: (await requested(scene)).request },
      body: { decision: 'accepted' },
    }),
    {
      code: 'join-request.already-decided',
      asked: async (scene) => ({
        as: scene.owner,
        params: (await decided(scene)).params,
        body: { decision: 'accepted' },
      }),
    },
  ),
  exampleOf(contracts.listMembers)((scene) => ({
    as: scene.member,
    params: { community: scene.parks.id },
    query: { role: 'owner', q: scene.owner.name },
  })),
  exampleOf(contracts.changeMemberRole)(
    async (scene) => {
      const { community, member } = await withMember(scene);
      const guestUntil = new Date(Date.now() + 86_400_000).toISOString();
      return {
        as: scene.owner,
        params: { community, person: member.id },
        body: { role: 'guest', guestUntil },
      };
    },
    {
      code: 'membership.last-owner',
      asked: async (scene) => {
        const { as, params } = await ownerAlone(scene);
        return { as, params: { ...params, person: as.id }, body: { role: 'member' } };
      },
    },
  ),
  exampleOf(contracts.removeMember)(
    async (scene) => {
      const { community, member } = await withMember(scene);
      return { as: scene.owner, params: { community, person: member.id } };
    },
    {
      code: 'not-allowed',
      asked: async (scene) => {
        const { as, params } = await ownerAlone(scene);
        return { as, params: { ...params, person: as.id } };
      },
    },
  ),
  exampleOf(contracts.banFromCommunity)(
    async (scene) => {
      const { community, member } = await withMember(scene);
      return {
        as: scene.owner,
        params: { community },
        body: { personId: member.id, reason: 'Spam', endsAt: null },
      };
    },
    { code: 'ban.already', asked: banOf },
  ),
  exampleOf(contracts.listBans)(async (scene) => {
    const { params, body } = await banOf(scene);
    const { community } = params;
    const another = { ...body, personId: (await scene.newcomer()).id };
    await scene.owner.call(contracts.banFromCommunity, { params: { community }, body: another });
    return { as: scene.owner, params: { community } };
  }),
  exampleOf(contracts.liftBan)(
    async (scene) => {
      const { as, params } = await banOf(scene);
      return { as, params };
    },
    {
      code: 'ban.not-in-force',
      asked: async (scene) => {
        const { as, params } = await banOf(scene);
        await as.call(contracts.liftBan, { params });
        return { as, params };
      },
    },
  ),
];
