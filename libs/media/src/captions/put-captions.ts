import { sql } from 'kysely';

import type { Cue } from '#libs/captions';
import type { Transaction } from '#libs/database';
import { DomainError } from '#libs/kernel';

import type { CaptionLanguage } from './load-captions.js';

/** What is to stand in the place of a video's captions in one language. */
export interface NewCaptions {
  readonly videoId: string;
  readonly language: CaptionLanguage;
  readonly cues: readonly Cue[];
  /** The revision that was changed; 0 for none. */
  readonly revision: number;
  readonly isDraft: boolean;
  readonly by: string | null;
  readonly now: Date;
}

/** Replaces captions as a whole. @throws DomainError `captions.conflict` when they are not at the revision any more */
export const putCaptions = async (tx: Transaction, captions: NewCaptions): Promise<void> => {
  if (!(await raiseRevision(tx, captions))) throw new DomainError('captions.conflict');
  const { videoId, language, cues } = captions;
  await tx.sql
    .deleteFrom('video_cue')
    .where('video_id', '=', videoId)
    .where('language', '=', language)
    .execute();
  await sql`
    insert into video_cue (video_id, language, position, start_ms, end_ms, speaker, text)
    select ${videoId}::uuid, ${language}, c.position, c.start_ms, c.end_ms, c.speaker, c.text
    from unnest(${cues.map((_, at) => at)}::integer[], ${cues.map(({ startMs }) => startMs)}::integer[],
      ${cues.map(({ endMs }) => endMs)}::integer[], ${cues.map(({ speaker }) => speaker)}::text[],
      ${cues.map(({ text }) => text)}::text[]) as c (position, start_ms, end_ms, speaker, text)`.execute(
    tx.sql,
  );
};

const raiseRevision = async (tx: Transaction, captions: NewCaptions): Promise<boolean> => {
  const { videoId, language, revision, isDraft, by, now } = captions;
  const state = { is_draft: isDraft, revision: revision + 1, updated_at: now, updated_by: by };
  const saved =
    revision === 0
      ? await tx.sql
          .insertInto('video_captions')
          .values({ video_id: videoId, language, ...state })
          .onConflict((conflict) => conflict.doNothing())
          .returning('revision')
          .executeTakeFirst()
      : await tx.sql
          .updateTable('video_captions')
          .set(state)
          .where('video_id', '=', videoId)
          .where('language', '=', language)
          .where('revision', '=', revision)
          .returning('revision')
          .executeTakeFirst();
  return saved !== undefined;
};
