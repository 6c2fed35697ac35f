import { z } from 'zod';

import { defineJob, type Job } from '#libs/jobs';

interface PeerJobs {
  /** Asks for an actor again. */
  readonly refreshActor: Job<{ ownerId: string }>;
  /** Asks an instance what it runs. */
  readonly readSoftware: Job<{ instanceId: string }>;
}

let declared: PeerJobs | null = null;

const declare = (): PeerJobs => ({
  refreshActor: defineJob({
    name: 'federation.refresh-actor',
    input: z.object({ ownerId: z.uuid() }),
    retry: { tries: 3, firstSeconds: 60, ceilingSeconds: 3_600 },
    expireSeconds: 60,
    atOnce: 2,
  }),
  readSoftware: defineJob({
    name: 'federation.read-software',
    input: z.object({ instanceId: z.uuid() }),
    retry: { tries: 3, firstSeconds: 60, ceilingSeconds: 3_600 },
    expireSeconds: 60,
    atOnce: 2,
  }),
});

/** The jobs of this folder. Declared at the first use: where federation is off, nobody handles them. */
export const peerJobs = (): PeerJobs => (declared ??= declare());
