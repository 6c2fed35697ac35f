import { z } from 'zod';

import { defineJob, type Job } from '#libs/jobs';

interface HistoryJobs {
  /** Goes on reading what was written in a community elsewhere before anybody here followed it. */
  readonly readHistory: Job<{ communityId: string }>;
  /** Asks for a post that is answered and not here. */
  readonly readMissing: Job<{ missingId: string }>;
  /** Reads threads again in which people write. */
  readonly readAgain: Job<Record<string, never>>;
}

let declared: HistoryJobs | null = null;

const declare = (): HistoryJobs => ({
  readHistory: defineJob({
    name: 'federation.read-history',
    input: z.object({ communityId: z.uuid() }),
    retry: { tries: 5, firstSeconds: 30, ceilingSeconds: 3_600 },
    expireSeconds: 300,
    atOnce: 2,
  }),
  readMissing: defineJob({
    name: 'federation.read-missing',
    input: z.object({ missingId: z.uuid() }),
    retry: { tries: 5, firstSeconds: 30, ceilingSeconds: 3_600 },
    expireSeconds: 120,
    atOnce: 2,
  }),
  readAgain: defineJob({
    name: 'federation.read-again',
    input: z.object({}),
    schedule: '41 * * * *',
    expireSeconds: 3_000,
  }),
});

/** The jobs of this folder. Declared at the first use: where federation is off, nobody handles them. */
export const historyJobs = (): HistoryJobs => (declared ??= declare());
