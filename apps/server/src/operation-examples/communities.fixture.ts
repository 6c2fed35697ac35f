import * as contracts from '#libs/contracts';
import { newId } from '#libs/kernel';

import { exampleOf, type Envelope, type Example } from './example.fixture.js';
import type { Scene } from './scene.fixture.js';

type OfCommunity = Envelope & { params: { community: string } };

const ownersCommunity = async (scene: Scene): Promise<OfCommunity> => ({
  as: scene.owner,
  params: { community: (await scene.newCommunity()).name },
});

const newCommunity = () => ({
  name: `trees_${newId().slice(-8)}`,
  title: 'Trees',
  purpose: 'For those who plant them',
  visibility: 'organisation' as const,
  joinPolicy: 'open' as const,
});

/** Communities and how they present themselves. */
export const communityExamples: readonly Example[] = [
  exampleOf(contracts.listCommunities)((scene) => ({
    as: scene.member,
    query: { q: 'parks', order: 'name' },
  })),
  exampleOf(contracts.listCommunityTopics)(async (scene) => {
    const body = { ...newCommunity(), topics: ['trees'] };
    await scene.owner.call(contracts.createCommunity, { body });
    return { as: scene.member };
  }),
  exampleOf(contracts.listCommunityOrganisations)((scene) => ({ as: scene.member })),
  exampleOf(contracts.readOrganisation)(async (scene) => ({
    as: scene.member,
    params: { host: (await scene.admin.call(contracts.readInstance)).answer.host },
  })),
  exampleOf(contracts.getCommunity)((scene) => ({
    as: scene.member,
    params: { community: scene.parks.name },
  })),
  exampleOf(contracts.createCommunity)(
    (scene) => ({
      as: scene.owner,
      body: { ...newCommunity(), description: 'With **spades**.', language: 'cy', topics: ['trees', 'soil'] },
    }),
    {
      code: 'name.taken',
      asked: (scene) => ({ as: scene.owner, body: { ...newCommunity(), name: scene.parks.name } }),
    },
  ),
  exampleOf(contracts.updateCommunity)(
    async (scene) => ({
      ...(await ownersCommunity(scene)),
      body: { title: 'Trees and hedges', joinPolicy: 'domain', joinDomains: ['*.northfield.example'] },
    }),
    {
      code: 'community.domains-missing',
      asked: async (scene) => ({ ...(await ownersCommunity(scene)), body: { joinPolicy: 'domain' } }),
    },
  ),
  exampleOf(contracts.changeCommunityVisibility)(async (scene) => ({
    ...(await ownersCommunity(scene)),
    body: { visibility: 'listed' },
  })),
  exampleOf(contracts.archiveCommunity)(ownersCommunity),
  exampleOf(contracts.unarchiveCommunity)(async (scene) => {
    const asked = await ownersCommunity(scene);
    await scene.owner.call(contracts.archiveCommunity, { params: asked.params });
    return asked;
  }),
  exampleOf(contracts.deleteCommunity)(
    async (scene) => {
      const asked = await ownersCommunity(scene);
      return { ...asked, body: { confirmName: asked.params.community } };
    },
    {
      code: 'community.name-differs',
      asked: async (scene) => ({ ...(await ownersCommunity(scene)), body: { confirmName: 'parks' } }),
    },
  ),
];
