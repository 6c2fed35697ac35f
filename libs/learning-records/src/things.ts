import { sql, type Kysely, type RawBuilder } from 'kysely';

import { readsVideo, visibilityTable } from '#libs/access';
import type { Tables } from '#libs/database';
import type { Viewer } from '#libs/kernel';

import { activityOf, type Said, type Thing } from './statement.js';
import { VIDEO_TYPE } from './video-statement.js';

/** Types of https://registry.tincanapi.com and of the xAPI vocabulary. */
const DISCUSSION_TYPE = 'http://id.tincanapi.com/activitytype/discussion';
const PATHWAY_TYPE = 'http://adlnet.gov/expapi/activities/course';
const COMMUNITY_TYPE = 'http://id.tincanapi.com/activitytype/site';

/** Something that was learned from, and the community around it, if that may be named. */
export interface Placed {
  readonly thing: Thing;
  readonly community: NonNullable<Said['within']>;
}

interface Row {
  readonly title: string;
  readonly language: 'en' | 'cy';
  readonly community: string;
  readonly community_title: string;
  /** Everybody in the organisation may know that it is there and what is in it. */
  readonly is_open: boolean;
  /** A directory tells that it is there; the name of any other is not told, nor an address that has the name in it. */
  readonly is_found: boolean;
}

const foundModes = Object.entries(visibilityTable).filter(([, { directory }]) => directory !== 'member');
const openModes = foundModes.filter(([, { read }]) => read !== 'member');

const isIn = (modes: readonly (readonly [string, unknown])[]): RawBuilder<boolean> =>
  sql<boolean>`c.visibility in (${sql.join(modes.map(([mode]) => sql.lit(mode)))})`;

const columns = sql`c.name as community, c.title as community_title, ${isIn(openModes)} as is_open,
  ${isIn(foundModes)} as is_found`;

/** Titles of communities that not everybody in the organisation reads stay here: who reads the records is not known. */
const placed = (publicUrl: string, row: Row, { address, type }: Pick<Thing, 'address' | 'type'>): Placed => {
  const { title, language, community, community_title: communityTitle } = row;
  const { is_open: isOpen, is_found: isFound } = row;
  const around: Thing = {
    address: `${publicUrl}/c/${community}`,
    type: COMMUNITY_TYPE,
    title: isOpen ? communityTitle : null,
    language,
  };
  return {
    thing: { address, type, title: isOpen ? title : null, language },
    community: isFound ? { grouping: [activityOf(around)] } : {},
  };
};

/** A published video that the viewer may read, with its length in seconds. */
export const placeVideo = async (
  db: Kysely<Tables>,
  viewer: Viewer,
  { videoId, publicUrl }: { readonly videoId: string; readonly publicUrl: string },
): Promise<(Placed & { readonly lengthSeconds: number }) | null> => {
  const { rows } = await sql<Row & { duration_ms: string | null }>`
    select t.title, v.language, v.duration_ms, ${columns}
    from video v join thread t on t.id = v.thread_id join community c on c.id = t.community_id
    where v.id = ${videoId} and ${readsVideo(viewer, { video: 'v', thread: 't', community: 'c' })}`.execute(
    db,
  );
  const [row] = rows;
  if (row === undefined) return null;
  const address = `${publicUrl}/api/videos/${videoId}`;
  return {
    ...placed(publicUrl, row, { address, type: VIDEO_TYPE }),
    lengthSeconds: Number(row.duration_ms ?? 0) / 1000,
  };
};

/** A thread; whether somebody may read it has been asked before. */
export const placeThread = async (
  db: Kysely<Tables>,
  threadId: string,
  publicUrl: string,
): Promise<Placed | null> => {
  const { rows } = await sql<Row>`
    select t.title, t.language, ${columns} from thread t join community c on c.id = t.community_id
    where t.id = ${threadId}`.execute(db);
  const [row] = rows;
  if (row === undefined) return null;
  const path = row.is_found ? `c/${row.community}/t/${threadId}` : `api/threads/${threadId}`;
  const address = `${publicUrl}/${path}`;
  return placed(publicUrl, row, { address, type: DISCUSSION_TYPE });
};

/** A pathway, unless it is gone; whoever has done its last step could read it. */
export const placePathway = async (
  db: Kysely<Tables>,
  pathwayId: string,
  publicUrl: string,
): Promise<Thing | null> => {
  const { rows } = await sql<Pick<Row, 'title' | 'language' | 'is_open'>>`
    select w.title, w.language, c.id is null or ${isIn(openModes)} as is_open
    from pathway w left join community c on c.id = w.community_id
    where w.id = ${pathwayId} and w.deleted_at is null`.execute(db);
  const [row] = rows;
  if (row === undefined) return null;
  const { title, language, is_open: isOpen } = row;
  return {
    address: `${publicUrl}/pathways/${pathwayId}`,
    type: PATHWAY_TYPE,
    title: isOpen ? title : null,
    language,
  };
};
