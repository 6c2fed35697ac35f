import { z } from 'zod';

import { defineJob } from '#libs/jobs';

/** Has a file of a document scanned, reads the words in it, and makes a PDF of it to look at. */
export const examineDocument = defineJob({
  name: 'documents.examine',
  input: z.object({ fileId: z.string() }),
  retry: { tries: 20, firstSeconds: 5, ceilingSeconds: 600 },
  expireSeconds: 900,
});

/** Every hour: what still waits, since the scanner was away for long. */
export const examineWaiting = defineJob({
  name: 'documents.examine-waiting',
  input: z.object({}),
  schedule: '37 * * * *',
  expireSeconds: 3000,
});
