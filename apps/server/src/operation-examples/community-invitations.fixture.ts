import * as contracts from '#libs/contracts';

import { exampleOf, type Example } from './example.fixture.js';
import type { Actor, Scene } from './scene.fixture.js';

interface Invited {
  readonly as: Actor;
  readonly community: string;
  readonly invitation: string;
}

const invite = async (scene: Scene, as: Actor, community: string): Promise<Invited> => {
  const body = { personId: as.id, role: 'member' } as const;
  const { answer } = await scene.owner.call(contracts.inviteToCommunity, { params: { community }, body });
  return { as, community, invitation: answer.id };
};

const invited = async (scene: Scene): Promise<Invited> =>
  invite(scene, await scene.newcomer(), (await scene.newCommunity({ visibility: 'hidden' })).id);

const declined = async (scene: Scene): Promise<Invited> => {
  const asked = await invited(scene);
  const { invitation } = asked;
  await asked.as.call(contracts.declineCommunityInvitation, { params: { invitation }, body: {} });
  return asked;
};

const answering = (arrange: (scene: Scene) => Promise<Invited>) => async (scene: Scene) => {
  const { as, invitation } = await arrange(scene);
  return { as, params: { invitation }, body: {} };
};

const revoking = (arrange: (scene: Scene) => Promise<Invited>) => async (scene: Scene) => {
  const { community, invitation } = await arrange(scene);
  return { as: scene.owner, params: { community, invitation } };
};

/** Invitations to communities, from both sides. */
export const communityInvitationExamples: readonly Example[] = [
  exampleOf(contracts.inviteToCommunity)(
    async (scene) => ({
      as: scene.owner,
      params: { community: (await scene.newCommunity()).name },
      body: { email: scene.applicant().email, role: 'moderator' },
    }),
    {
      code: 'membership.already',
      asked: (scene) => ({
        as: scene.owner,
        params: { community: scene.parks.name },
        body: { personId: scene.member.id, role: 'member' },
      }),
    },
  ),
  exampleOf(contracts.listCommunityInvitations)(async (scene) => {
    const { community } = await invited(scene);
    await invite(scene, await scene.newcomer(), community);
    return { as: scene.owner, params: { community }, query: { status: 'open' } };
  }),
  exampleOf(contracts.revokeCommunityInvitation)(revoking(invited), {
    code: 'invitation.not-open',
    asked: revoking(declined),
  }),
  exampleOf(contracts.listReceivedInvitations)(async (scene) => {
    const { as } = await invited(scene);
    await invite(scene, as, (await scene.newCommunity({ visibility: 'hidden' })).id);
    return { as };
  }),
  exampleOf(contracts.openInvitationLink)(
    async (scene) => {
      const { email } = scene.applicant();
      const { id: community } = await scene.newCommunity();
      await scene.owner.call(contracts.inviteToCommunity, {
        params: { community },
        body: { email, role: 'member' },
      });
      return {
        as: await scene.newcomer(),
        body: { secret: await scene.secretSentTo(email, 'community-invitation') },
      };
    },
    { code: 'not-found', asked: (scene) => ({ as: scene.member, body: { secret: 'x'.repeat(43) } }) },
  ),
  exampleOf(contracts.acceptCommunityInvitation)(answering(invited), {
    code: 'invitation.not-open',
    asked: answering(declined),
  }),
  exampleOf(contracts.declineCommunityInvitation)(answering(invited), {
    code: 'invitation.not-open',
    asked: answering(declined),
  }),
];
