import { z } from 'zod';

import { defineJob, type Job } from '#libs/jobs';

interface FollowingJobs {
  /** Looks after posts that a server elsewhere has not confirmed. */
  readonly reviewPosts: Job<Record<string, never>>;
  /** Asks a community elsewhere who looks after it. */
  readonly readModerators: Job<{ communityId: string }>;
}

let declared: FollowingJobs | null = null;

const declare = (): FollowingJobs => ({
  reviewPosts: defineJob({
    name: 'federation.review-posts',
    input: z.object({}),
    schedule: '*/5 * * * *',
  }),
  readModerators: defineJob({
    name: 'federation.read-moderators',
    input: z.object({ communityId: z.uuid() }),
    retry: { tries: 3, firstSeconds: 60, ceilingSeconds: 3_600 },
    expireSeconds: 60,
    atOnce: 2,
  }),
});

/** The jobs of this folder. Declared at the first use: where federation is off, nobody handles them. */
export const followingJobs = (): FollowingJobs => (declared ??= declare());
