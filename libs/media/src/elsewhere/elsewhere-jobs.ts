import { z } from 'zod';

import { defineJob } from '#libs/jobs';

/** Lets go of parts of videos of other servers that were deleted or changed. */
export const clearVideosElsewhere = defineJob({
  name: 'media.clear-elsewhere',
  input: z.object({}),
  expireSeconds: 600,
});

/** Every hour: what is beyond the quota, what is outdated, and what crashes left behind. */
export const tidyVideosElsewhere = defineJob({
  name: 'media.tidy-elsewhere',
  input: z.object({}),
  schedule: '37 * * * *',
  expireSeconds: 3000,
});
