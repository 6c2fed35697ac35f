import type { MissingCaptions } from '#libs/contracts';
import type { Transaction } from '#libs/database';

/** With these nobody is reminded. */
const NEEDS_NONE: readonly MissingCaptions['reason'][] = ['no-speech', 'words-in-picture'];

const DAY_MS = 24 * 3_600_000;
const FIRST_REMINDER_DAYS = 2;

interface Waiver {
  readonly videoId: string;
  readonly communityId: string;
  readonly threadId: string;
  readonly by: string;
  readonly now: Date;
}

/** Records why a published video has no captions, in the place of what was recorded before. */
export const waiveCaptions = async (
  tx: Transaction,
  { videoId, communityId, threadId, by, now }: Waiver,
  { reason, note = '' }: MissingCaptions,
): Promise<void> => {
  const remindAt = NEEDS_NONE.includes(reason)
    ? null
    : new Date(now.getTime() + FIRST_REMINDER_DAYS * DAY_MS);
  const given = { reason, note: note.trim(), given_by: by, given_at: now, remind_at: remindAt };
  await tx.sql
    .insertInto('caption_waiver')
    .values({ video_id: videoId, ...given })
    .onConflict((conflict) => conflict.column('video_id').doUpdateSet(given))
    .execute();
  await tx.record('captions.waived', { communityId, threadId, videoId, by, reason, note: given.note });
};

/** Whether a reason is recorded, also where it has captions since. */
export const isWaived = async (tx: Transaction, videoId: string): Promise<boolean> =>
  (await tx.sql
    .selectFrom('caption_waiver')
    .select('video_id')
    .where('video_id', '=', videoId)
    .executeTakeFirst()) !== undefined;
