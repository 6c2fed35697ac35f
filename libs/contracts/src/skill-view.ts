import { z } from 'zod';

import { id } from './primitives.js';

/** Something that people know or care about, as this instance calls it. */
export const skillView = z.object({
  id,
  labels: z.object({ en: z.string(), cy: z.string() }).describe('empty where there is none'),
});

export type SkillView = z.output<typeof skillView>;
