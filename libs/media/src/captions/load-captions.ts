import type { Kysely } from 'kysely';

import { canCaptionVideo } from '#libs/access';
import type { Cue } from '#libs/captions';
import type { CaptionsView } from '#libs/contracts';
import type { Tables } from '#libs/database';
import { notFound } from '#libs/kernel';

import type { VideoAtHand } from '../videos/video-row.js';

export type CaptionLanguage = CaptionsView['language'];

/** What is said in a video, in one language, in order. */
export const cuesOf = (db: Kysely<Tables>, videoId: string, language: CaptionLanguage): Promise<Cue[]> =>
  db
    .selectFrom('video_cue')
    .select(['start_ms as startMs', 'end_ms as endMs', 'text', 'speaker'])
    .where('video_id', '=', videoId)
    .where('language', '=', language)
    .orderBy('position')
    .execute();

/** Captions with their cues; a machine's draft only for those who may correct it. @throws DomainError `not-found` */
export const loadCaptions = async (
  db: Kysely<Tables>,
  { row, place, facts }: VideoAtHand,
  language: CaptionLanguage,
): Promise<CaptionsView> => {
  const captions = await db
    .selectFrom('video_captions')
    .select(['language', 'is_draft', 'revision', 'updated_at'])
    .where('video_id', '=', row.id)
    .where('language', '=', language)
    .executeTakeFirst();
  if (captions === undefined) throw notFound();
  if (captions.is_draft && !canCaptionVideo(place, facts)) throw notFound();
  return {
    language,
    isDraft: captions.is_draft,
    revision: captions.revision,
    updatedAt: captions.updated_at.toISOString(),
    cues: await cuesOf(db, row.id, language),
  };
};
