import type { Transaction } from '#libs/database';

/** Records that a published video has another file, other captions or other chapters; `by` null for its author. */
export const recordChange = async (tx: Transaction, videoId: string, by: string | null): Promise<void> => {
  const video = await tx.sql
    .selectFrom('video')
    .select(['thread_id', 'community_id', 'author_id'])
    .where('id', '=', videoId)
    .executeTakeFirst();
  if (video === undefined || video.thread_id === null) return;
  const { thread_id: threadId, community_id: communityId, author_id: authorId } = video;
  await tx.record('video.changed', { communityId, threadId, videoId, by: by ?? authorId });
};
