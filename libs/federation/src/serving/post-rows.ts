import { sql, type Kysely, type RawBuilder } from 'kysely';

import { readsCommunity } from '#libs/access';
import type { Tables, VideoPictures, Visibility } from '#libs/database';
import type { Viewer } from '#libs/kernel';

import type { Language } from '../outgoing/facts.js';
import { actorJson, type ActorColumn } from './actor-columns.js';

/** A video that opens a thread and can be played, as JSON. */
export interface VideoColumn {
  readonly id: string;
  readonly generation: number;
  readonly durationMs: number;
  readonly width: number | null;
  readonly height: number | null;
  readonly pictures: VideoPictures | null;
  readonly tags: readonly string[];
  readonly chapters: readonly { readonly startMs: number; readonly title: string }[];
  /** Languages of captions that somebody has written or checked. */
  readonly captions: readonly Language[];
  /** Qualities by their names (`720p`), with the bytes of each as one file. */
  readonly rungs: readonly { readonly name: string; readonly size: number }[];
}

/** An event that opens a thread, as JSON. */
export interface EventColumn {
  readonly startsAt: string;
  readonly endsAt: string;
  readonly timeZone: string;
  readonly place: string;
  readonly link: string;
  readonly isCancelled: boolean;
}

export interface AttachmentColumn {
  readonly id: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly alt: string;
  readonly display: { readonly mediaType: string; readonly width: number; readonly height: number } | null;
}

/** A post of somebody here, with everything that its document says. */
export interface PostRow {
  readonly id: string;
  readonly number: number;
  readonly markdown: string;
  readonly html: string;
  readonly language: Language;
  readonly created_at: Date;
  /** `created_at` as PostgreSQL has it: a `Date` is too coarse to continue behind. */
  readonly moment: string;
  readonly edited_at: Date | null;
  readonly is_wiki: boolean;
  readonly deleted_at: Date | null;
  readonly thread_id: string;
  readonly thread_uri: string | null;
  readonly thread_is_ours: boolean;
  readonly thread_deleted_at: Date | null;
  readonly root_post_id: string;
  readonly title: string;
  readonly locked_at: Date | null;
  readonly visibility: Visibility;
  readonly author: ActorColumn;
  readonly community: ActorColumn;
  /** The post that it answers; null for the first one. */
  readonly parent: { readonly id: string; readonly uri: string | null; readonly author: ActorColumn } | null;
  readonly mentions: readonly { readonly kind: 'person' | 'community'; readonly actor: ActorColumn }[];
  readonly attachments: readonly AttachmentColumn[];
  readonly video: VideoColumn | null;
  readonly event: EventColumn | null;
}

const parent = sql`(select jsonb_build_object('id', pp.id, 'uri', pp.uri, 'author', ${actorJson('pa')})
  from post pp join person pa on pa.id = pp.author_id
  where pp.id = coalesce(p.reply_to_id, t.root_post_id) and pp.id <> p.id)`;

const mentions = sql`coalesce((select jsonb_agg(jsonb_build_object('kind', m.target_kind,
    'actor', case m.target_kind when 'person' then ${actorJson('mp')} else ${actorJson('mc')} end) order by m.target_id)
  from mention m left join person mp on mp.id = m.target_id left join community mc on mc.id = m.target_id
  where m.post_id = p.id and coalesce(mp.id, mc.id) is not null), '[]')`;

const attachments = sql`coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'fileName', f.file_name,
    'mediaType', f.media_type, 'alt', f.alt, 'display', f.variants->'display') order by f.position)
  from stored_file f where f.post_id = p.id and f.deleted_at is null), '[]')`;

const video = sql`case when p.id = t.root_post_id then (select jsonb_build_object('id', v.id,
    'generation', v.playable_generation, 'durationMs', v.duration_ms, 'width', v.width, 'height', v.height,
    'pictures', v.pictures, 'tags', v.tags,
    'chapters', coalesce((select h.chapters from video_chapters h where h.video_id = v.id), '[]'),
    'captions', coalesce((select jsonb_agg(k.language order by k.language) from video_captions k
      where k.video_id = v.id and not k.is_draft), '[]'),
    'rungs', coalesce((select jsonb_agg(jsonb_build_object('name', r.name, 'size', r.size) order by r.size) from (
      select split_part(f.name, '/', 1) as name, sum(f.size) as size from video_file f
      where f.video_id = v.id and f.generation = v.playable_generation and f.name like '%p/%'
        and f.name not like '%.m3u8' group by 1) r), '[]'))
  from video v where v.thread_id = t.id and v.deleted_at is null and v.playable_generation is not null
    and v.duration_ms is not null) end`;

const event = sql`case when p.id = t.root_post_id then (select jsonb_build_object('startsAt', e.starts_at,
    'endsAt', e.ends_at, 'timeZone', e.time_zone, 'place', e.place, 'link', e.link,
    'isCancelled', e.state = 'cancelled')
  from event e where e.thread_id = t.id) end`;

/** Which posts are wanted. Aliases: post `p`, thread `t`, community `c`. */
export interface PostSelection {
  readonly viewer: Viewer;
  readonly instanceId: string;
  readonly where: RawBuilder<boolean>;
  /** `order by` and `limit`. */
  readonly order: RawBuilder<unknown>;
  readonly now: Date;
}

/**
 * Posts of people of this instance in communities that the viewer may read, also deleted ones, of which only that they
 * were there may be told. One statement, however many.
 */
export const selectPosts = async (db: Kysely<Tables>, selection: PostSelection): Promise<PostRow[]> => {
  const { viewer, instanceId, where, order, now } = selection;
  const { rows } = await sql<PostRow>`
    select p.id, p.number, p.markdown, p.html, p.language, p.created_at, p.created_at::text as moment, p.edited_at, p.is_wiki, p.deleted_at,
      t.id as thread_id, t.uri as thread_uri, t.instance_id = ${instanceId} as thread_is_ours,
      t.deleted_at as thread_deleted_at, t.root_post_id, t.title, t.locked_at, c.visibility,
      ${actorJson('a')} as author, ${actorJson('c')} as community, ${parent} as parent, ${mentions} as mentions,
      ${attachments} as attachments, ${video} as video, ${event} as event
    from post p
    join thread t on t.id = p.thread_id
    join community c on c.id = t.community_id
    join person a on a.id = p.author_id
    where p.uri is null and p.instance_id = ${instanceId} and ${readsCommunity(viewer, 'c', now)} and ${where}
    ${order}`.execute(db);
  return rows;
};
