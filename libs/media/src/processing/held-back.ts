import type { Updateable } from 'kysely';

import type { Tables } from '#libs/database';

/** What an attempt may change of a video. */
export type VideoChange = Updateable<Tables['video']>;

const SHOWN = ['duration_ms', 'height', 'pictures', 'playable_generation', 'width'] as const;

/**
 * What viewers will see of a new file when all of it is prepared. While it takes the place of another one, they go on
 * with that; sound alone has neither size nor pictures.
 */
export type HeldBack = Pick<VideoChange, (typeof SHOWN)[number]>;

/** Nothing of the former file is left when the new one is shown. */
export const nothingYet = (): HeldBack => ({ height: null, pictures: null, width: null });

/** Keeps back what viewers would see, and gives what may be written at once. */
export const holdBack = (held: HeldBack, change: VideoChange): VideoChange => {
  const now = { ...change };
  for (const name of SHOWN) {
    if (change[name] === undefined) continue;
    Object.assign(held, { [name]: change[name] });
    delete now[name];
  }
  return now;
};
