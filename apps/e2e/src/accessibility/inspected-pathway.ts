import { createPathway, setPathwayProgress, updatePathway } from '#libs/contracts';
import type { ApiCaller } from '#libs/testing';

import type { Names } from './inspected-site.js';

interface Team {
  readonly owner: ApiCaller;
  readonly member: ApiCaller;
  readonly communityId: string;
}

/** A pathway with a discussion, a video and a link, of which one step is done. */
export const makePathway = async (
  { owner, member, communityId }: Team,
  threadIds: readonly string[],
): Promise<Names> => {
  const words = {
    title: 'Sorting waste well',
    description: 'What every crew should know.\n\nTakes an hour.',
  };
  const { answer: begun } = await owner(createPathway, {
    body: { ...words, language: 'en', audience: 'community', communityId },
  });
  const steps = [
    ...threadIds.map((threadId) => ({ threadId, note: 'Look at the bolts.' })),
    { url: 'https://plan.example/glass', title: 'The plan for glass' },
  ];
  const params = { pathwayId: begun.id };
  const body = { ...words, revision: begun.revision, reviewBy: '2030-05-01', steps };
  const { answer } = await owner(updatePathway, { params, body });
  const stepId = answer.steps[0]?.id ?? '';
  await member(setPathwayProgress, { params: { ...params, stepId }, body: { done: true } });
  return { pathway: begun.id };
};
