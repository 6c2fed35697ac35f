import { z } from 'zod';

import { defineJob, type Job } from '#libs/jobs';

let declared: Job<{ videoId: string }> | null = null;

/** Reads captions and chapters of a video elsewhere. Declared at the first use: where federation is off, nobody handles it. */
export const readVideoWords = (): Job<{ videoId: string }> =>
  (declared ??= defineJob({
    name: 'federation.read-video-words',
    input: z.object({ videoId: z.uuid() }),
    retry: { tries: 5, firstSeconds: 30, ceilingSeconds: 3_600 },
    expireSeconds: 120,
    atOnce: 2,
  }));
