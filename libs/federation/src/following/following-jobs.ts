import { z } from 'zod';

import { defineJob, type Job } from '#libs/jobs';

interface FollowingJobs {
  /** Looks after posts that a server elsewhere has not confirmed. */
  readonly reviewPosts: Job<Record<string, never>>;
}

let declared: FollowingJobs | null = null;

const declare = (): FollowingJobs => ({
  reviewPosts: defineJob({
    name: 'federation.review-posts',
    input: z.object({}),
    schedule: '*/5 * * * *',
  }),
});

/** The jobs of this folder. Declared at the first use: where federation is off, nobody handles them. */
export const followingJobs = (): FollowingJobs => (declared ??= declare());
