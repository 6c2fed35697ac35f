import type { VideoFailure, VideoProgress, VideoState } from '#libs/contracts';
import type { Transaction } from '#libs/database';

interface Changed {
  readonly id: string;
  readonly author_id: string;
  readonly state: VideoState;
  readonly failure: string | null;
  readonly progress: number;
  readonly playable_generation: number | null;
}

/** Columns that `tellAuthor` needs. */
export const PROGRESS_COLUMNS = [
  'id',
  'author_id',
  'state',
  'failure',
  'progress',
  'playable_generation',
] as const;

/** Puts how far a video is into its author's own stream; an author who has closed their account has none. */
export const tellAuthor = async (tx: Transaction, video: Changed): Promise<void> => {
  const account = await tx.sql
    .selectFrom('account')
    .select('person_id')
    .where('person_id', '=', video.author_id)
    .executeTakeFirst();
  if (account === undefined) return;
  const payload: VideoProgress = {
    videoId: video.id,
    state: video.state,
    failure: video.failure as VideoFailure | null,
    progress: video.progress,
    isPlayable: video.playable_generation !== null,
  };
  await tx.appendAccountEvent(video.author_id, 'video.changed', payload);
};
