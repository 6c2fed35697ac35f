import * as contracts from '#libs/contracts';
import type { PathwayView } from '#libs/contracts';
import { newId } from '#libs/kernel';

import { exampleOf, type Example } from './example.fixture.js';
import type { Scene } from './scene.fixture.js';

const newPathway = async ({ owner, parks }: Scene): Promise<PathwayView> => {
  const body = {
    title: 'Mending benches',
    language: 'en',
    audience: 'community',
    communityId: parks.id,
  } as const;
  return (await owner.call(contracts.createPathway, { body })).answer;
};

const change = ({ title, revision }: PathwayView, steps: { url?: string; threadId?: string }[]) => ({
  title,
  description: 'From the bolt to the bench.',
  reviewBy: '2030-05-01',
  revision,
  steps,
});

/** Learning pathways. */
export const pathwayExamples: readonly Example[] = [
  exampleOf(contracts.createPathway)(
    (scene) => ({
      as: scene.member,
      body: {
        title: 'Mending benches',
        description: 'From the bolt to the bench.',
        language: 'en',
        audience: 'organisation',
      },
    }),
    {
      code: 'pathway.community-missing',
      asked: (scene) => ({
        as: scene.member,
        body: { title: 'Mending benches', language: 'en', audience: 'community' },
      }),
    },
  ),
  exampleOf(contracts.listPathways)(async (scene) => {
    await newPathway(scene);
    return { query: { limit: '3', communityId: scene.parks.id } };
  }),
  exampleOf(contracts.readPathway)(async (scene) => ({
    params: { pathwayId: (await newPathway(scene)).id },
  })),
  exampleOf(contracts.updatePathway)(
    async (scene) => {
      const pathway = await newPathway(scene);
      const { thread } = await scene.newThread();
      const steps = [
        { threadId: thread.id },
        { url: 'https://plan.example/benches', title: 'The plan', note: 'Page 3' },
      ];
      return { as: scene.owner, params: { pathwayId: pathway.id }, body: change(pathway, steps) };
    },
    {
      code: 'pathway.step-missing',
      asked: async (scene) => {
        const pathway = await newPathway(scene);
        const body = change(pathway, [{ threadId: newId() }]);
        return { as: scene.owner, params: { pathwayId: pathway.id }, body };
      },
    },
  ),
  exampleOf(contracts.setPathwayProgress)(async (scene) => {
    const { id: pathwayId, ...pathway } = await newPathway(scene);
    const body = change({ id: pathwayId, ...pathway }, [{ url: 'https://plan.example/benches' }]);
    const { answer } = await scene.owner.call(contracts.updatePathway, { params: { pathwayId }, body });
    const stepId = answer.steps[0]?.id ?? '';
    return { as: scene.member, params: { pathwayId, stepId }, body: { done: true } };
  }),
  exampleOf(contracts.deletePathway)(
    async (scene) => ({ as: scene.owner, params: { pathwayId: (await newPathway(scene)).id } }),
    {
      code: 'not-allowed',
      asked: async (scene) => ({
        as: scene.member,
        params: { pathwayId: (await newPathway(scene)).id },
      }),
    },
  ),
];
