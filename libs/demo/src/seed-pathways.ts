import { CreatePathway, UpdatePathway } from '#libs/learning';

import type { DemoPathway, DemoStep } from './content/shape.js';
import type { DemoStage } from './demo-stage.js';

const DAY = 86_400_000;

type Step = { readonly note: string } & ({ readonly threadId: string } | { readonly documentId: string });

/** A video is a step as the thread about it. */
const stepOf = (stage: DemoStage, step: DemoStep): Step | undefined => {
  const { note } = step;
  if ('document' in step) return { note, documentId: stage.document(step.document) };
  if ('thread' in step) return { note, threadId: stage.thread(step.thread) };
  const threadId = stage.videoThreads.get(step.video);
  return threadId === undefined ? undefined : { note, threadId };
};

const seedPathway = async (stage: DemoStage, pathway: DemoPathway, now: Date): Promise<void> => {
  const { key, community, author, title, description, language, daysAgo } = pathway;
  const me = stage.person(author);
  stage.clock.set(new Date(now.getTime() - daysAgo * DAY));
  const made = await stage.get(CreatePathway).execute(me, stage.once(me, 'demo-pathway', { key }), {
    title,
    description,
    language,
    audience: 'community',
    communityId: stage.community(community),
  });
  const steps = pathway.steps.map((step) => stepOf(stage, step)).filter((step) => step !== undefined);
  const reviewBy = made.reviewBy.slice(0, 'yyyy-mm-dd'.length);
  const body = { title, description, reviewBy, revision: made.revision, steps };
  await stage.get(UpdatePathway).execute(me, { params: { pathwayId: made.id }, query: {}, body });
};

/** Learning pathways through what the communities have. */
export const seedPathways = async (stage: DemoStage, now: Date): Promise<void> => {
  for (const pathway of stage.content.pathways) await seedPathway(stage, pathway, now);
  stage.clock.set(now);
};
