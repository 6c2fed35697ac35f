import { z } from 'zod';

import { defineJob } from '#libs/jobs';

/** Has a machine write down what is said in a video, in the language that the video is in. */
export const draftCaptions = defineJob({
  name: 'media.draft-captions',
  input: z.object({ videoId: z.string() }),
  retry: { tries: 3, firstSeconds: 30, ceilingSeconds: 600 },
  expireSeconds: 23 * 3600,
});
