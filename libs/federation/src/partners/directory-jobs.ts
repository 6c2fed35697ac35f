import { z } from 'zod';

import { defineJob, type Job } from '#libs/jobs';

interface DirectoryJobs {
  /** Looks up the public communities of one instance. */
  readonly ofInstance: Job<{ instanceId: string }>;
  /** Every night: has that done for each instance that is allowed. */
  readonly ofAll: Job<object>;
}

let declared: DirectoryJobs | null = null;

const declare = (): DirectoryJobs => ({
  ofInstance: defineJob({
    name: 'federation.learn-communities',
    input: z.object({ instanceId: z.uuid() }),
    retry: { tries: 3, firstSeconds: 60, ceilingSeconds: 3_600 },
    expireSeconds: 900,
  }),
  ofAll: defineJob({
    name: 'federation.learn-all-communities',
    input: z.object({}),
    schedule: '40 3 * * *',
  }),
});

/** The jobs of the directory. Declared at the first use, as the others of federation. */
export const directoryJobs = (): DirectoryJobs => (declared ??= declare());
