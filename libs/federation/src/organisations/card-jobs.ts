import { z } from 'zod';

import { defineJob, type Job } from '#libs/jobs';

interface CardJobs {
  /** Fetches and checks the card of one instance. */
  readonly ofInstance: Job<{ instanceId: string }>;
  /** Twice a day: has that done for each instance that is allowed. */
  readonly ofAll: Job<object>;
  /** Fetches the crest that a card names. */
  readonly crest: Job<{ instanceId: string }>;
}

let declared: CardJobs | null = null;

const declare = (): CardJobs => ({
  ofInstance: defineJob({
    name: 'federation.check-organisation-card',
    input: z.object({ instanceId: z.uuid() }),
    retry: { tries: 3, firstSeconds: 60, ceilingSeconds: 3_600 },
    expireSeconds: 60,
    atOnce: 2,
  }),
  ofAll: defineJob({
    name: 'federation.check-all-organisation-cards',
    input: z.object({}),
    schedule: '50 3,15 * * *',
  }),
  crest: defineJob({
    name: 'federation.read-crest',
    input: z.object({ instanceId: z.uuid() }),
    retry: { tries: 3, firstSeconds: 60, ceilingSeconds: 3_600 },
    expireSeconds: 60,
    atOnce: 2,
  }),
});

/** The jobs of cards. Declared at the first use, as the others of federation. */
export const cardJobs = (): CardJobs => (declared ??= declare());
