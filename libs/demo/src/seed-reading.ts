import { MoveReadPosition } from '#libs/discussion';

import type { DemoStage } from './demo-stage.js';

/** How far each member has read each thread: to the end, except where the content says otherwise. */
export const seedReading = async (stage: DemoStage): Promise<void> => {
  const stops = new Map(
    stage.content.readThrough.map(({ handle, thread, postIndex }) => [`${handle} ${thread}`, postIndex + 1]),
  );
  for (const thread of stage.content.threads) {
    const members = stage.content.communities.find(({ name }) => name === thread.community)?.members ?? [];
    for (const { handle } of members) {
      const readThrough = stops.get(`${handle} ${thread.key}`) ?? thread.posts.length;
      if (readThrough === 0) continue;
      await stage
        .get(MoveReadPosition)
        .execute(stage.person(handle), { threadId: stage.thread(thread.key), readThrough, force: true });
    }
  }
};
