import type { Database } from '#libs/database';
import { newId } from '#libs/kernel';

/** Of whom and where a video is, and what a test asks of it. */
export interface VideoParts {
  readonly communityId: string;
  readonly authorId: string;
  readonly threadId?: string;
  readonly title?: string;
  readonly durationMs?: number;
  readonly reservedBytes?: number;
}

/** Writes a video as if a worker had made it playable. @returns its id */
export const insertVideo = async (
  database: Database,
  { communityId, authorId, threadId, title, durationMs, reservedBytes }: VideoParts,
): Promise<string> => {
  const [id, now] = [newId(), new Date()];
  const { instance_id } = await database.sql
    .selectFrom('community')
    .select('instance_id')
    .where('id', '=', communityId)
    .executeTakeFirstOrThrow();
  await database.sql
    .insertInto('video')
    .values({
      id,
      instance_id,
      community_id: communityId,
      author_id: authorId,
      thread_id: threadId ?? null,
      title: title ?? 'How we mend a bench',
      description: '',
      language: 'en',
      state: 'ready',
      generation: 1,
      playable_generation: 1,
      duration_ms: durationMs ?? null,
      reserved_bytes: reservedBytes ?? 0,
      created_at: now,
      ready_at: now,
      published_at: threadId === undefined ? null : now,
    })
    .execute();
  return id;
};
