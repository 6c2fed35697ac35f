import { z } from 'zod';

import { defineJob } from '#libs/jobs';

/**
 * Makes a video playable. The runner's own tries are more than a video's attempts, since a process that stops gives
 * its attempt back, and somebody must still say so when the last attempt was killed. A run may take as long as the
 * longest video is allowed to.
 */
export const processVideo = defineJob({
  name: 'media.process',
  input: z.object({ videoId: z.string() }),
  retry: { tries: 20, firstSeconds: 2, ceilingSeconds: 60 },
  expireSeconds: 23 * 3600,
});
