import { sql, type Kysely, type RawBuilder } from 'kysely';

import {
  canCaptionVideo,
  canDeleteVideo,
  canEditVideo,
  canPublishVideo,
  canReadVideo,
  canReplaceVideo,
  canRetryVideo,
  canReviewVideo,
  canTagVideo,
  othersReplied,
  placeColumn,
  placeOf,
  type Place,
  type PlaceColumn,
  type RepliedThreadFacts,
  type VideoFacts,
} from '#libs/access';
import { personCardOf, threadCommunityJson } from '#libs/communities';
import type { VideoFailure, VideoState, VideoView } from '#libs/contracts';
import type { Tables, Transaction, VideoPictures } from '#libs/database';
import { notFound, type Viewer } from '#libs/kernel';

/** Name of the playlist that leads a player to all others. */
export const MASTER = 'master.m3u8';

interface ThreadColumn {
  readonly authorId: string;
  readonly lockedAt: string | null;
  readonly deletedAt: string | null;
  readonly deletedBy: string | null;
  readonly othersReplied: boolean;
}

/** A video as one viewer stands to it, as queries give it. */
export interface VideoRow {
  readonly id: string;
  readonly author_id: string;
  readonly community_id: string;
  readonly thread_id: string | null;
  readonly upload_id: string | null;
  readonly title: string;
  readonly description: string;
  readonly language: 'en' | 'cy';
  readonly tags: readonly string[];
  readonly state: VideoState;
  readonly failure: VideoFailure | null;
  readonly progress: number;
  readonly playable_generation: number | null;
  readonly duration_ms: number | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly pictures: VideoPictures | null;
  readonly captions: VideoView['captions'];
  readonly missing_captions: VideoView['missingCaptions'];
  readonly review_by: Date | null;
  readonly helpful_count: number;
  readonly used_count: number;
  readonly chapters: VideoView['chapters'];
  readonly created_at: Date;
  readonly ready_at: Date | null;
  readonly published_at: Date | null;
  readonly author: VideoView['author'];
  readonly community: VideoView['community'];
  readonly thread: ThreadColumn | null;
  readonly place: PlaceColumn;
}

/** A video together with what decides who may do what with it. */
export interface VideoAtHand {
  readonly row: VideoRow;
  readonly place: Place;
  readonly facts: VideoFacts<RepliedThreadFacts>;
}

const thread = sql`case when t.id is null then null else jsonb_build_object('authorId', t.author_id,
  'lockedAt', t.locked_at, 'deletedAt', t.deleted_at, 'deletedBy', t.deleted_by,
  'othersReplied', ${othersReplied('t')}) end`;

const captions = sql`(select coalesce(jsonb_agg(jsonb_build_object('language', vc.language, 'isDraft', vc.is_draft,
  'revision', vc.revision) order by vc.language), '[]') from video_captions vc where vc.video_id = v.id)`;

const missingCaptions = sql`(select jsonb_build_object('reason', w.reason, 'note', w.note, 'at', w.given_at)
  from caption_waiver w where w.video_id = v.id)`;

const chapters = sql`coalesce((select vh.chapters from video_chapters vh where vh.video_id = v.id), '[]')`;

const momentOf = (value: string | null): Date | null => (value === null ? null : new Date(value));

const factsOf = ({ author_id: authorId, thread }: VideoRow): VideoAtHand['facts'] => ({
  authorId,
  thread: thread && {
    ...thread,
    lockedAt: momentOf(thread.lockedAt),
    deletedAt: momentOf(thread.deletedAt),
  },
});

/** Videos (as `v`, with thread `t` and community `c`) that `where` selects, for one viewer. */
export const loadVideos = async (
  db: Kysely<Tables>,
  viewer: Viewer,
  where: RawBuilder<unknown>,
): Promise<VideoAtHand[]> => {
  const { rows } = await sql<VideoRow>`
    select v.id, v.author_id, v.community_id, v.thread_id, v.upload_id, coalesce(t.title, v.title) as title,
      case when t.id is null then v.description when p.deleted_at is null then p.markdown else '' end as description,
      coalesce(t.language, v.language) as language, v.tags, v.state, v.failure, v.progress, v.playable_generation,
      v.duration_ms, v.width, v.height, v.pictures, v.helpful_count, v.used_count, v.review_by, v.created_at,
      v.ready_at, v.published_at, ${personCardOf(viewer, 'a')} as author, ${threadCommunityJson('c')} as community, ${thread} as thread,
      ${captions} as captions, ${missingCaptions} as missing_captions, ${chapters} as chapters,
      ${placeColumn(viewer, 'c')} as place
    from video v
    join community c on c.id = v.community_id
    join person a on a.id = v.author_id
    left join thread t on t.id = v.thread_id
    left join post p on p.id = t.root_post_id
    where v.deleted_at is null and ${where}`.execute(db);
  return rows.map((row) => ({ row, place: placeOf(viewer, row.place), facts: factsOf(row) }));
};

/** Whether somebody has written captions, or checked those of a machine. */
export const hasCaptions = ({ captions }: VideoRow): boolean => captions.some(({ isDraft }) => !isDraft);

/** @throws DomainError `not-found` also when the viewer may not see it */
export const findVideo = async (
  db: Kysely<Tables>,
  viewer: Viewer,
  videoId: string,
): Promise<VideoAtHand> => {
  const [video] = await loadVideos(db, viewer, sql`v.id = ${videoId}`);
  if (video === undefined || !canReadVideo(video.place, video.facts)) throw notFound();
  return video;
};

const mediaOf = ({ id, playable_generation: generation, pictures }: VideoRow): VideoView['media'] =>
  generation === null
    ? null
    : {
        base: `/api/videos/${id}/media/${generation}/`,
        master: MASTER,
        posters: [...(pictures?.posters ?? [])],
        storyboard: pictures?.storyboard ?? null,
      };

/** Once there are captions it is past. */
const missingCaptionsOf = (row: VideoRow, isShown: boolean): VideoView['missingCaptions'] => {
  const { missing_captions: given } = row;
  if (given === null || !isShown || hasCaptions(row)) return null;
  return { ...given, at: new Date(given.at).toISOString() };
};

/** A video as its viewer's client sees it. */
export const presentVideo = ({ row, place, facts }: VideoAtHand): VideoView => ({
  id: row.id,
  community: row.community,
  author: row.author,
  threadId: row.thread_id,
  uploadId: facts.authorId === authorOf(place) ? row.upload_id : null,
  title: row.title,
  description: row.description,
  language: row.language,
  tags: [...row.tags],
  state: row.state,
  failure: row.failure,
  progress: row.progress,
  durationMs: row.duration_ms,
  width: row.width,
  height: row.height,
  media: mediaOf(row),
  captions: row.captions.filter(({ isDraft }) => !isDraft || canCaptionVideo(place, facts)),
  missingCaptions: missingCaptionsOf(row, canCaptionVideo(place, facts)),
  reviewBy: row.review_by?.toISOString() ?? null,
  isStale: row.review_by !== null && row.review_by <= new Date(),
  helpful: row.helpful_count,
  used: row.used_count,
  chapters: row.chapters,
  createdAt: row.created_at.toISOString(),
  readyAt: row.ready_at?.toISOString() ?? null,
  publishedAt: row.published_at?.toISOString() ?? null,
  permissions: {
    canEdit: canEditVideo(place, facts),
    canTag: canTagVideo(place, facts),
    canPublish: canPublishVideo(place, facts),
    canRetry: canRetryVideo(place, facts),
    canDelete: canDeleteVideo(place, facts),
    canCaption: canCaptionVideo(place, facts),
    canReview: canReviewVideo(place, facts),
    canReplace: canReplaceVideo(place, facts),
  },
});

const authorOf = ({ viewer }: Place): string | null => (viewer.kind === 'account' ? viewer.personId : null);

/** Keeps the row as it is until the transaction ends. */
export const holdVideo = async (tx: Transaction, videoId: string): Promise<void> => {
  await tx.sql.selectFrom('video').select('id').where('id', '=', videoId).forNoKeyUpdate().execute();
};
